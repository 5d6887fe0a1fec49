// @ts-check
// People at work on chains (`test/shapes/chain`): the first two clicks of each open the next task in the same instance.
import pg from 'pg';
import { recordRequests, signIn } from './person.mjs';
import { until } from './product.mjs';

/** @typedef {{ id: string, name: string }} OpenTask */
/** @typedef {{ took: number, status: number, failed?: unknown }} Clicked */
/** @typedef {{ took: number[], seconds: number, statuses: Record<string, number> }} Clicks */
/** @typedef {Awaited<ReturnType<typeof openChains>>} Chains */

/** What comes after a task, and whether it is measured: the third ends the instance. @type {Record<string, string>} */
const AFTER = { prepare: 'check', check: 'send' };
const LAST = 'send';

/** @param {import('./product.mjs').BenchProduct} product */
export async function openChains({ url, databaseUrl }) {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  const [secretary, manager] = [await signIn(url, 'secretary1'), await signIn(url, 'manager1')];
  /** In the order in which they were opened. @type {OpenTask[]} */
  const tasks = [];

  /** Completes a task; what comes next goes to the end of the line. @param {OpenTask} task @returns {Promise<Clicked>} */
  const click = async ({ id, name }) => {
    const begun = performance.now();
    const took = () => performance.now() - begun;
    try {
      const person = name === 'check' ? manager : secretary;
      const { status, body } = await person.post(`/tasks/${id}/complete`, { outcome: 'done', data: { note: 'готово' }, version: 1 });
      const clicked = { took: took(), status, failed: status === 200 || status === 202 ? undefined : body };
      const next = { id: body?.next?.[0]?.id, name: AFTER[name] ?? '' };
      if (next.id && next.name !== LAST) tasks.push(next);
      return status === 200 && !next.id ? { ...clicked, failed: 'the next task is missing' } : clicked;
    } catch (error) {
      return { took: took(), status: 0, failed: error };
    }
  };

  return {
    secretary,
    database,
    tasks,
    click,
    /**
     * Begins so many chains and waits until each has its first task.
     * @param {number} count @param {number} [patience] milliseconds
     * @returns {Promise<{ recorded: number, opened: number }>} seconds until all were recorded, and until all had their task
     */
    async begin(count, patience) {
      const begun = performance.now();
      const seconds = () => (performance.now() - begun) / 1_000;
      const cases = await recordRequests(url, count);
      const recorded = seconds();
      const sql = `SELECT t.id, t.name FROM task t JOIN process_instance i ON i.id = t.instance WHERE t."case" = ANY($1) AND t.status = 'open' AND i.started_run IS NOT NULL ORDER BY t.opened_at`;
      const look = async () => (await database.query(sql, [cases])).rows;
      await until(async () => (await look()).length === count, patience);
      const opened = seconds();
      tasks.push(...(await look()));
      return { recorded, opened };
    },
    /** Completes so many tasks, the oldest first. @param {number} count @param {number} atOnce */
    clicks: (count, atOnce) => completeMany({ click, tasks }, count, atOnce),
    close: () => database.end(),
  };
}

/**
 * @param {{ click: (task: OpenTask) => Promise<Clicked>, tasks: OpenTask[] }} work
 * @param {number} count @param {number} atOnce @returns {Promise<Clicks>}
 */
async function completeMany({ click, tasks }, count, atOnce) {
  /** @type {number[]} */
  const times = [];
  /** @type {Record<string, number>} */
  const statuses = {};
  let left = count;
  const begun = performance.now();
  const one = async () => {
    while (left-- > 0) {
      const task = tasks.shift();
      if (!task) throw new Error('There are not enough tasks for this measurement.');
      const { took, status, failed } = await click(task);
      if (failed) throw new Error(`A click was answered ${status}: ${JSON.stringify(failed)}`);
      times.push(took);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return { took: times, seconds: (performance.now() - begun) / 1_000, statuses };
}
