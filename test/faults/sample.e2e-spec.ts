import { carryOut, NAMED_RUNS } from './carry-out.js';
import { randomRun } from './random-run.js';
import { ALL_SHAPES } from './shapes.js';
import { World } from './world.js';

/** A minute's worth of the harness for each `npm test`; all of it is `npm run faults`. */
const SAMPLE = [
  'fault-2-worker-killed-after-projection',
  'fault-3-api-killed-at-command-committed',
  'fault-13-poison',
  'fault-15-deadlock',
  'fault-15-serialization',
  'sentence-readback',
];
const SEEDS = [1, 2];

describe('the fault harness', () => {
  let world: World;
  beforeAll(async () => (world = await World.start({})));
  afterAll(() => world?.stop());

  it.each(SAMPLE)(
    '%s violates nothing',
    async (name) => {
      const run = NAMED_RUNS.find((one) => one.name === name)!;
      const { violations, story } = await carryOut(world, run);
      expect(violations.length > 0 ? story : '').toBe('');
    },
    180_000,
  );

  it.each(SEEDS)(
    'seed %i violates nothing',
    async (seed) => {
      const { violations, story } = await carryOut(world, randomRun(seed, ALL_SHAPES));
      expect(violations.length > 0 ? story : '').toBe('');
    },
    240_000,
  );
});
