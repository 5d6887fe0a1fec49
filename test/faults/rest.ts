import { setTimeout as pause } from 'node:timers/promises';
import { violations } from './invariants.js';
import { doerOf, endingOf } from './cases.js';
import type { Matter, World } from './world.js';

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
  const sales = new Set(matters.flatMap(({ shape, caseId }) => (shape === 'sale' ? [caseId] : [])));
  const idleSince = new Map<string, number>();
  let open: { id: string; number: string }[] = [];
  for (const end = Date.now() + patience; Date.now() < end; await pause(100)) {
    const tasks = await world.openTasks(matters);
    await Promise.all(tasks.map((task) => world.click(doerOf(task), task, endingOf(task))));
    open = await world.rows(`SELECT id, number::text FROM case_file WHERE id = ANY($1) AND status = 'open'`, [cases]);
    if (open.length === 0) return [];
    const idle = open.filter(({ id }) => sales.has(id) && !tasks.some(({ caseId }) => caseId === id));
    await passTime(
      world,
      idleSince,
      idle.map(({ id }) => id),
    );
  }
  return open.map(({ id }) => `I6 the case …${id.slice(-6)} has not ended although everything that was open was done`);
}

/** How long a case may have nothing to do before its clock is moved. Milliseconds. */
const IDLE = 3_000;

/** A client who is to be called tomorrow keeps his case open without a task: its clock is moved, as somebody does who tries the product. */
async function passTime(world: World, idleSince: Map<string, number>, idle: readonly string[]): Promise<void> {
  const now = Date.now();
  for (const id of idleSince.keys()) if (!idle.includes(id)) idleSince.delete(id);
  for (const id of idle) {
    if (now - (idleSince.get(id) ?? now) >= IDLE) {
      await world.post('head', `/cases/${id}/clock`, {});
      idleSince.set(id, Date.now());
    } else idleSince.set(id, idleSince.get(id) ?? now);
  }
}
