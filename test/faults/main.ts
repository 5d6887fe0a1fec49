import { CASES, randomCases } from './cases.js';
import { ALL_SHAPES, type Shape } from './shapes.js';
import { carryOut, NAMED_RUNS, type Carried } from './carry-out.js';
import { Cluster } from './cluster.js';
import type { NamedRun } from './named-run.js';
import { randomRun } from './random-run.js';
import { SmallDisk } from './small-disk.js';
import { WEAKNESSES, type Weakening } from './weaken.js';
import { World } from './world.js';

/** Megabytes of the disk that runs fill up: room for the product, some runs and PostgreSQL's log. */
const SMALL_DISK = 800;

interface Wish {
  runs: number;
  seed: number;
  named: readonly NamedRun[];
  weaken: Weakening | undefined;
  shapes: readonly Shape[];
  /** Cases of the product by chance, and none of the shapes. */
  cases: boolean;
}

/** The words after `npm run faults --`. */
function wishOf(words: readonly string[]): Wish {
  const value = (name: string) => {
    const at = words.indexOf(`--${name}`);
    return at < 0 ? undefined : words[at + 1];
  };
  const weaken = oneOf('weaken', value('weaken'), WEAKNESSES);
  const shape = oneOf('shape', value('shape'), ALL_SHAPES);
  const only = value('named');
  const all = only === undefined ? NAMED_RUNS : NAMED_RUNS.filter(({ name }) => name.includes(only));
  if (all.length === 0) throw new Error(`No named run is called like "${only}": see --list.`);
  const seed = Number(value('seed') ?? 1);
  const runs = Number(value('runs') ?? (only === undefined ? 20 : 0));
  if (!Number.isInteger(seed) || !Number.isInteger(runs)) throw new Error('--seed and --runs are whole numbers.');
  // A weakened protocol is tried first on the run that is made for it. Seeds alone, and one shape alone, need no named runs.
  const cases = words.includes('--cases');
  const named = words.includes('--random') || shape || cases ? [] : weaken && only === undefined ? all.filter(({ finds }) => finds === weaken) : all;
  const possible = named.filter(({ name, ownCluster }) => {
    const lacks = ownCluster === 'on a small disk' ? SmallDisk.missing : null;
    if (lacks) console.log(`left out           ${name}: ${lacks}`);
    return lacks === null;
  });
  return { runs, seed, named: possible, weaken, shapes: shape ? [shape] : ALL_SHAPES, cases };
}

function oneOf<T extends string>(name: string, given: string | undefined, choices: readonly T[]): T | undefined {
  if (given === undefined) return undefined;
  const found = choices.find((choice) => choice === given);
  if (!found) throw new Error(`--${name} is one of ${choices.join(', ')}.`);
  return found;
}

/** Carries out what was wished for, and tells each run in a line. Ends with the first violation: its story says how it came about. */
async function main(): Promise<number> {
  const wish = wishOf(process.argv.slice(2));
  if (process.argv.includes('--list')) {
    for (const { name, about, finds } of NAMED_RUNS) console.log(`${name.padEnd(40)} ${about}${finds ? ` [finds ${finds}]` : ''}`);
    return 0;
  }
  const begun = performance.now();
  const onSmallDisk = wish.named.some(({ ownCluster }) => ownCluster === 'on a small disk') ? SMALL_DISK : undefined;
  const cluster = await Cluster.start({ onSmallDisk });
  const world = await World.start({ weaken: wish.weaken, cluster, own: wish.cases ? CASES : undefined }).catch(async (error: unknown) => {
    await cluster.stop();
    throw error;
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      console.log('Broken off: the servers of the harness are stopped.');
      void world
        .stop()
        .then(() => cluster.stop())
        .finally(() => process.exit(130));
    });
  const goOn = process.argv.includes('--go-on');
  const violated: string[] = [];
  let count = 0;
  const tell = (name: string, again: string, { violations, story, seconds }: Carried): boolean => {
    count += 1;
    console.log(`${violations.length === 0 ? 'ok      ' : 'VIOLATED'} ${seconds.toFixed(1).padStart(6)} s  ${name}`);
    if (violations.length === 0) {
      if (process.argv.includes('--tell')) console.log(`\n${story}\n`);
      return true;
    }
    console.log(`\n${story}\n\nWhat the programs wrote last:\n${world.product.log.slice(-3_000)}\nAgain: npm run faults -- ${again}`);
    violated.push(`${name}: ${violations[0]}`);
    return goOn;
  };
  const weakened = wish.weaken ? ` --weaken ${wish.weaken}` : '';
  try {
    const shape = wish.shapes.length === 1 ? ` --shape ${wish.shapes[0]}` : '';
    for (const { name, run, again } of [
      ...wish.named.map((one) => ({ name: one.name, run: one, again: `--named ${one.name} --runs 0` })),
      ...Array.from({ length: wish.runs }, (_, i) => wish.seed + i).map((seed) => ({
        name: `seed ${seed}`,
        run: wish.cases ? randomCases(seed) : randomRun(seed, wish.shapes),
        again: `--${wish.cases ? 'cases' : 'random'} --runs 1 --seed ${seed}${shape}`,
      })),
    ])
      if (!tell(name, again + weakened, await carryOut(world, run))) break;
  } finally {
    await world.stop();
    await cluster.stop();
  }
  if (violated.length > 0) {
    console.log(`${violated.length} of ${count} runs ended in a violation: ${violated.join('; ')}`);
    return 1;
  }
  console.log(
    `${wish.weaken ? `Without "${wish.weaken}", too, no violation was found` : 'No violation'} in ${count} runs, ${Math.round((performance.now() - begun) / 1_000)} s.`,
  );
  return 0;
}

process.exitCode = await main();
