import { setTimeout as pause } from 'node:timers/promises';
import { violations } from './invariants.js';
import { peopleOf, type Matter, type World } from './world.js';

/** Two looks, so far apart, must both be clean: the world is at rest, and did not only look so between two steps. Milliseconds. */
const BETWEEN_LOOKS = 700;

/**
 * How long the world may take to come to rest: a lease may have to run out (15 s) before a click is brought and refused, and a timer that lost to it asks
 * again a minute after it had asked. Milliseconds.
 */
export const PATIENCE = 100_000;

/** Waits until all invariants hold; what is still wrong when patience is over is a violation. */
export async function comeToRest(world: World, matters: readonly Matter[], patience = PATIENCE): Promise<string[]> {
  let last: string[] = ['nobody has looked'];
  let clean = 0;
  for (const end = Date.now() + patience; Date.now() < end; await pause(BETWEEN_LOOKS)) {
    last = await violations(world, matters).catch((error: Error) => [`the world does not answer: ${error.message}`]);
    clean = last.length === 0 ? clean + 1 : 0;
    if (clean === 2) return [];
  }
  return last;
}

/** People do everything that is open, until each case has ended; says which have not. */
export async function workOff(world: World, matters: readonly Matter[], patience = PATIENCE): Promise<string[]> {
  const cases = matters.map(({ caseId }) => caseId);
  let open: { id: string; number: string }[] = [];
  for (const end = Date.now() + patience; Date.now() < end; await pause(100)) {
    const tasks = await world.openTasks(matters);
    await Promise.all(tasks.map((task) => world.click(peopleOf(task.role)[0], task)));
    open = await world.rows(`SELECT id, number::text FROM case_file WHERE id = ANY($1) AND status = 'open'`, [cases]);
    if (open.length === 0) return [];
  }
  return open.map(({ id }) => `I6 the case …${id.slice(-6)} has not ended although everything that was open was done`);
}
