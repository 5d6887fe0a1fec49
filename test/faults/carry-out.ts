import { RUNS_OF_FAULTS } from './runs-of-faults.js';
import { RUNS_OF_SERVERS } from './runs-of-servers.js';
import { RUNS_OF_DISKS } from './runs-of-disks.js';
import { RUNS_OF_SENTENCES } from './runs-of-sentences.js';
import { brokenAudit, differencesFromEvents } from './invariants.js';
import type { NamedRun } from './named-run.js';
import { comeToRest, PATIENCE, workOff } from './rest.js';
import type { Matter, World } from './world.js';

export const NAMED_RUNS: readonly NamedRun[] = [...RUNS_OF_FAULTS, ...RUNS_OF_SERVERS, ...RUNS_OF_DISKS, ...RUNS_OF_SENTENCES];

/** What came of a run: what was violated, and its story. */
export interface Carried {
  violations: string[];
  story: string;
  seconds: number;
}

/**
 * Carries a run out: its schedule, then rest and all invariants, then people work off what is open, then all invariants once more. Afterwards
 * everything runs again without faults, so that the next run finds a whole world.
 */
export async function carryOut(world: World, run: Pick<NamedRun, 'run' | 'patience'>): Promise<Carried> {
  const begun = performance.now();
  world.beginStory();
  const violations = await checked(world, run).catch((error: Error) => [error.message]);
  for (const violation of violations) world.tell(`VIOLATED ${violation}`);
  const story = world.told;
  return { violations, story, seconds: (performance.now() - begun) / 1_000 };
}

/** Without a sentence of the protocol nothing heals by waiting. Milliseconds. */
const PATIENCE_WITHOUT = 15_000;

async function checked(world: World, { run, patience = world.weakened ? PATIENCE_WITHOUT : PATIENCE }: Pick<NamedRun, 'run' | 'patience'>): Promise<string[]> {
  let matters: Matter[];
  try {
    matters = await run(world);
  } finally {
    await makeWhole(world);
  }
  world.tell('the schedule is over');
  const first = await comeToRest(world, matters, patience);
  if (first.length > 0) return first;
  world.tell('at rest, all invariants hold; people work off what is open');
  const open = await workOff(world, matters, patience);
  if (open.length > 0) return open;
  const last = await comeToRest(world, matters, patience);
  return last.length > 0 ? last : [...(await differencesFromEvents(world)), ...(await brokenAudit(world))];
}

/** Everything runs, and nothing has a fault any more. */
export async function makeWhole(world: World): Promise<void> {
  world.cluster?.disk?.empty();
  if (world.cluster && !(await world.postgresAnswers())) await world.startPostgres();
  if (!(await world.temporalAnswers())) await world.startTemporal();
  await Promise.all([world.kill('worker-2'), world.kill('worker-3')]);
  for (const part of ['worker', 'api'] as const) {
    world.product.resume(part);
    if (!world.product.runs(part) || world.faulty.has(part)) await world.restart(part);
  }
}
