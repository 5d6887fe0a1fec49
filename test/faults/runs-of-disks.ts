import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { look, mustBeHonest, type Look } from './looks.js';
import { clickUntilAnswered, must, mustBe, times, type NamedRun } from './named-run.js';
import type { OpenTask, World } from './world.js';

/** So many refused writes in a row, and the disk is full for good. */
const ENOUGH = 5;

/** A request with so much text that it needs pages of its own. */
function write(world: World): Promise<Look> {
  const text = randomBytes(9_000).toString('base64');
  const body = { channel: 'site', kind: 'consultation', client: { name: 'Пример' }, text };
  return look(world, 'secretary1', '/requests', { body, key: randomUUID() });
}

/** Writes until nothing fits any more; tells what was answered. */
async function writeUntilRefused(world: World): Promise<Look[]> {
  const looks: Look[] = [];
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    world.cluster!.disk!.fill(); // what was freed meanwhile is filled again
    looks.push(await write(world));
    if (looks.slice(-ENOUGH).length === ENOUGH && looks.slice(-ENOUGH).every(({ status }) => status === 503)) return looks;
  }
  throw new Error(`The disk was to be full, and writes were answered ${looks.map(({ status }) => status).join(' ')}.`);
}

/** Everything that a page needs is read; each of it whole, so that a broken page of the database would be found. */
async function readsAreUp(world: World, task: OpenTask): Promise<void> {
  const looks = await Promise.all(
    ['/tasks?scope=mine', `/tasks/${task.id}`, `/cases/${task.caseId}`, '/health/ready'].map((path) => look(world, 'secretary1', path)),
  );
  must(
    `reading goes on (${looks.map(({ status, code }) => `${status} ${code}`).join(', ')})`,
    looks.every(({ status }) => status === 200),
  );
}

/** Reads every row of every table: PostgreSQL checks each page that it reads. */
async function nothingIsCorrupt(world: World): Promise<void> {
  const tables = await world.rows<{ name: string }>(
    `SELECT quote_ident(relname) AS name FROM pg_stat_user_tables WHERE schemaname = 'public' AND relname <> 'migration'`,
  );
  for (const { name } of tables) await world.rows(`SELECT count(t::text) FROM ${/* sql-fragment */ name} t`);
  world.tell(`every row of ${tables.length} tables was read`);
}

/** Faults of disks (14). */
export const RUNS_OF_DISKS: readonly NamedRun[] = [
  {
    name: 'fault-14-disk-full',
    about: 'The disk of PostgreSQL’s data is full: reading goes on, writing is told so by 503, and all goes on as soon as there is space.',
    ownCluster: 'on a small disk',
    async run(world) {
      const disk = world.cluster!.disk!;
      const matters = await Promise.all(times(6, () => world.begin('chain')));
      const tasks = await Promise.all(matters.map((matter) => world.task(matter, 'prepare')));
      disk.fill();
      world.tell('the disk is full');
      const written = await writeUntilRefused(world);
      mustBeHonest('a write', written, ['database-full'], [201]);
      await readsAreUp(world, tasks[0]!);
      const keys = tasks.map(() => randomUUID());
      const clicks = await Promise.all(tasks.map((task, i) => world.click('secretary1', task, { key: keys[i]! })));
      for (const clicked of clicks) mustBe(clicked, 200, 202, 503);
      await readsAreUp(world, tasks[0]!);
      disk.empty();
      world.tell(`there is space again, after ${written.length} writes`);
      for (const [i, task] of tasks.entries()) mustBe(await clickUntilAnswered(world, 'secretary1', task, { key: keys[i]! }), 200);
      must('requests are taken again', (await write(world)).status === 201);
      await nothingIsCorrupt(world);
      return matters;
    },
  },
  {
    name: 'fault-14-log-full',
    about: 'Not even PostgreSQL’s own log fits on the disk any more, and PostgreSQL breaks off: what was acknowledged is there when it comes back.',
    ownCluster: 'on a small disk',
    async run(world) {
      const disk = world.cluster!.disk!;
      const matters = await Promise.all(times(3, () => world.begin('chain')));
      const tasks = await Promise.all(matters.map((matter) => world.task(matter, 'prepare')));
      for (const task of tasks) mustBe(await world.click('secretary1', task), 200, 202);
      disk.fill();
      world.tell('the disk is full');
      const looks: Look[] = [];
      for (let i = 0; i < 40 && (await world.useUpLog()); i += 1) {
        disk.fill();
        looks.push(await write(world), await look(world, 'head', '/tasks?scope=mine'));
      }
      await pause(500);
      must('PostgreSQL has broken off', !(await world.postgresAnswers()));
      world.tell('PostgreSQL has broken off');
      looks.push(await look(world, 'head', '/tasks?scope=mine'), await write(world));
      mustBeHonest('a call', looks, ['database-full', 'database-away', 'busy'], [200, 201]);
      disk.empty();
      if (!(await world.postgresAnswers())) await world.startPostgres();
      await world.product.until('requests to be taken again', async () => (await write(world)).status === 201);
      await nothingIsCorrupt(world);
      return matters;
    },
  },
];
