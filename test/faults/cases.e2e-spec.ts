import { carryOut } from './carry-out.js';
import { CASES, randomCases } from './cases.js';
import { World } from './world.js';

/** The same as `npm run faults -- --cases --runs 2 --seed 1`, without a PostgreSQL that may be killed. */
const SEEDS = [1, 2];

describe('cases of the product while its programs are broken', () => {
  let world: World;
  beforeAll(async () => (world = await World.start({ own: CASES })));
  afterAll(() => world?.stop());

  it.each(SEEDS)(
    'WT-2.9 WT-3.4 violate nothing, and leave no question to a supplier open: seed %i',
    async (seed) => {
      const { violations, story } = await carryOut(world, randomCases(seed));
      expect(violations.length > 0 ? story : '').toBe('');
    },
    300_000,
  );
});
