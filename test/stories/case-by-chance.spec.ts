import { compareWithEvents } from '#domain/rebuild/rebuild.repository.js';
import { lineOf } from '#domain/rebuild/differences.rule.js';
import { ChanceCase } from '../harness/chance-case.js';
import { quiet } from '../harness/quiet.js';
import { StoryTest } from '../harness/story.js';

/** One seed that is to be told again. */
const SEED = Number(process.env['REGLAMENT_SEED'] ?? 0);
/** How many there are in `npm test`, and in `npm run e2e:full`. */
const SEEDS = process.env['REGLAMENT_FULL'] === '1' ? 500 : 20;
/** Seeds of one test. */
const BLOCK = 10;

const seeds = SEED > 0 ? [SEED] : Array.from({ length: SEEDS }, (_, i) => i + 1);
const blocks = Array.from({ length: Math.ceil(seeds.length / BLOCK) }, (_, i) => seeds.slice(i * BLOCK, (i + 1) * BLOCK));

describe('a case as people by chance lead it', () => {
  let story: StoryTest;
  beforeAll(async () => {
    quiet();
    story = await StoryTest.begin();
  });
  afterAll(() => story?.end());

  it.each(blocks.map((block) => [block.join(', '), block] as const))(
    'WT-2.4 WT-2.8 WT-2.9 WT-3.5 ends with nothing open, each question ended, three objections at most, and a deal as the case says: seeds %s',
    async (_seeds, block) => {
      for (const seed of block) await new ChanceCase(story, seed).lead();
    },
    180_000,
  );

  it('ALL-2 has rows that are what its events tell', async () => {
    const { organisation } = await story.person('head');
    expect((await compareWithEvents(story.database, organisation)).map(lineOf)).toEqual([]);
  }, 120_000);
});
