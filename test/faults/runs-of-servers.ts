import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { servers } from '../harness/database.js';
import { look, mustBeHonest, quantile, watch } from './looks.js';
import { clickUntilAnswered, must, mustBe, times, type NamedRun } from './named-run.js';
import type { Shape } from './shapes.js';
import type { Matter, World } from './world.js';

/** What the API may say while PostgreSQL is away or comes back. */
const AWAY = ['database-away', 'busy'];
/** How long what was accepted may take to be applied after Temporal is back. Milliseconds. */
const DRAIN = 30_000;
/** How long Temporal is away. Seconds. */
const OUTAGE = 30;

/** Where a part stands when PostgreSQL goes, and what was clicked to bring it there. */
interface Point {
  part: 'api' | 'worker';
  point: string;
  shape: Shape;
  task: string;
}

const POINTS: readonly Point[] = [
  ...['command-uncommitted', 'command-committed', 'update-answered', 'answer-stored'].map((point): Point => ({
    part: 'api',
    point,
    shape: 'chain',
    task: 'prepare',
  })),
  ...['projection-uncommitted', 'projection-committed'].map((point): Point => ({ part: 'worker', point, shape: 'chain', task: 'prepare' })),
  { part: 'worker', point: 'side-effect-done', shape: 'booking', task: 'agree' },
];

/** PostgreSQL goes while a part stands at a point of a click, and comes back; meanwhile nobody is told anything but that it is away. */
async function postgresGoesAt(world: World, { part, point, shape, task: name }: Point, go: () => Promise<void> | void): Promise<Matter> {
  const matter = await world.begin(shape);
  const task = await world.task(matter, name);
  await world.restart(part, `${point}:1:delay:1500`);
  const key = randomUUID();
  const click = world.click('secretary1', task, { key });
  await pause(700);
  const seen = watch(world);
  await go();
  await pause(300);
  await world.startPostgres();
  await click;
  mustBe(await clickUntilAnswered(world, 'secretary1', task, { key }), 200);
  await world.product.until('the inbox and readiness to be back', async () => {
    const [inbox, ready] = await Promise.all([look(world, 'head', '/tasks?scope=mine'), look(world, 'head', '/health/ready')]);
    return inbox.status === 200 && ready.status === 200;
  });
  await seen.end();
  mustBeHonest('the inbox meanwhile', seen.inbox, AWAY);
  must(
    `readiness is 200 or 503, and was 503 for a while (${seen.ready.map(({ status }) => status).join(' ')})`,
    seen.ready.every(({ status }) => status === 200 || status === 503) && seen.ready.some(({ status }) => status === 503),
  );
  await world.restart(part); // without the fault
  return matter;
}

/** A session with more rights than the product has, for what an operator's mistake could do. */
async function asSuperuser<T>(world: World, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const url = Object.assign(new URL(servers().superuserUrl), { pathname: new URL(world.product.database.system).pathname }).toString();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** So many transactions that write a command fail as PostgreSQL's own conflicts do. Counted by a sequence, which no rollback sets back. */
const conflicts = (times: number) => `
  CREATE SEQUENCE run_conflicts; GRANT USAGE ON SEQUENCE run_conflicts TO PUBLIC;
  CREATE FUNCTION run_conflict() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF nextval('run_conflicts') <= ${/* sql-fragment */ times} THEN RAISE EXCEPTION 'made by the run' USING ERRCODE = '40001'; END IF; RETURN NEW; END $$;
  CREATE TRIGGER run_conflict BEFORE INSERT ON command FOR EACH ROW EXECUTE FUNCTION run_conflict()`;
const NO_CONFLICTS = `DROP TRIGGER run_conflict ON command; DROP FUNCTION run_conflict; DROP SEQUENCE run_conflicts`;

/** Temporal is away for a while and people work on. */
async function temporalAwayUnderLoad(world: World): Promise<Matter[]> {
  const matters = await Promise.all(times(OUTAGE, () => world.begin('chain')));
  const tasks = await Promise.all(matters.map((matter) => world.task(matter, 'prepare')));
  const before = watch(world, 200);
  await pause(5_000);
  await before.end();
  await world.killTemporal();
  const during = watch(world, 200);
  const clicks = [];
  for (const [i, task] of tasks.entries()) {
    clicks.push(world.click(i % 2 ? 'secretary1' : 'secretary2', task));
    await pause(1_000);
  }
  for (const clicked of await Promise.all(clicks)) mustBe(clicked, 200, 202);
  matters.push(await world.begin('chain'));
  await during.end();
  await world.startTemporal();
  const back = Date.now();
  await world.product.until(
    'everything that was accepted to be applied',
    async () => {
      const [row] = await world.rows<{ n: number }>(`SELECT count(*)::int AS n FROM command WHERE status = 'accepted' AND task = ANY($1)`, [
        tasks.map(({ id }) => id),
      ]);
      return row!.n === 0;
    },
    DRAIN,
  );
  const took = (looks: { milliseconds: number }[]) =>
    Math.round(
      quantile(
        looks.map(({ milliseconds }) => milliseconds),
        0.95,
      ),
    );
  world.tell(`the inbox took ${took(before.inbox)} ms before and ${took(during.inbox)} ms meanwhile (p95); all was applied after ${Date.now() - back} ms`);
  must('the inbox is read meanwhile as before', [...before.inbox, ...during.inbox].every(({ status }) => status === 200) && took(during.inbox) < 1_000);
  must(
    'the API stays ready: it takes requests and clicks',
    during.ready.every(({ status }) => status === 200),
  );
  return matters;
}

/** Faults 4, 5 and 15: a server is away, or there is not enough of it. */
export const RUNS_OF_SERVERS: readonly NamedRun[] = [
  {
    name: 'fault-4-postgres-killed',
    about: 'PostgreSQL is killed at each point of a click, and comes back; meanwhile everybody is told 503 with a sentence, and the API is not ready.',
    ownCluster: true,
    async run(world) {
      const matters: Matter[] = [];
      for (const point of POINTS) matters.push(await postgresGoesAt(world, point, () => world.killPostgres()));
      return matters;
    },
  },
  {
    name: 'fault-4-postgres-restarted-at-once',
    about: 'PostgreSQL is restarted as by `pg_ctl restart -m immediate` at each point of a click, likewise.',
    ownCluster: true,
    async run(world) {
      const matters: Matter[] = [];
      for (const point of POINTS) matters.push(await postgresGoesAt(world, point, () => world.stopPostgresAtOnce()));
      return matters;
    },
  },
  {
    name: 'fault-5-temporal-away',
    about: 'While Temporal is away requests and clicks are accepted, and applied after it is back.',
    async run(world) {
      const matters = [await world.begin('chain'), await world.begin('chain'), await world.begin('race')];
      const tasks = [await world.task(matters[0]!, 'prepare'), await world.task(matters[1]!, 'prepare'), await world.task(matters[2]!, 'left')];
      await world.killTemporal();
      for (const clicked of await Promise.all(tasks.map((task) => world.click('secretary1', task)))) mustBe(clicked, 202);
      mustBe(await world.click('secretary2', tasks[0]!), 409);
      matters.push(await world.begin('chain'));
      await world.startTemporal();
      await world.task(matters[0]!, 'check');
      await world.task(matters[3]!, 'prepare');
      return matters;
    },
  },
  {
    name: 'fault-5-temporal-away-under-load',
    about: 'Temporal is away for 30 s while people click and read: nothing is lost, the inbox is read as before, all is applied within 30 s of its return.',
    run: temporalAwayUnderLoad,
  },
  {
    name: 'fault-15-deadlock',
    about: 'A session takes the locks of a click in the wrong order, and PostgreSQL breaks off the click: it is done again, and nobody notices.',
    async run(world) {
      const matter = await world.begin('chain');
      const task = await world.task(matter, 'prepare');
      await asSuperuser(world, async (other) => {
        // Whoever looks for a deadlock first is broken off: this session looks late.
        await other.query(`SET deadlock_timeout = '60s'; BEGIN`);
        await other.query(`SELECT 1 FROM task WHERE id = $1 FOR UPDATE`, [task.id]);
        const click = world.click('secretary1', task);
        await pause(400); // it holds the wait by now, and waits for the task
        await other.query(`SELECT 1 FROM wait WHERE id = $1 FOR UPDATE`, [task.wait]);
        world.tell('the click was broken off, and the other session has both locks');
        await other.query('COMMIT');
        mustBe(await click, 200, 202);
      });
      return [matter];
    },
  },
  {
    name: 'fault-15-serialization',
    about: 'Two conflicts one after the other are not noticed; where they do not end the click is told to come again, and then is done once.',
    async run(world) {
      const matters = await Promise.all(times(2, () => world.begin('chain')));
      const [first, second] = [await world.task(matters[0]!, 'prepare'), await world.task(matters[1]!, 'prepare')];
      const key = randomUUID();
      await asSuperuser(world, async (superuser) => {
        await superuser.query(conflicts(2));
        mustBe(await world.click('secretary1', first), 200, 202);
        await superuser.query(NO_CONFLICTS);
        await superuser.query(conflicts(1_000));
        const body = { outcome: 'done', data: {}, version: second.version };
        const refused = await look(world, 'secretary1', `/tasks/${second.id}/complete`, { body, key });
        must('the click is refused', refused.status === 503);
        mustBeHonest('the click', [refused], ['busy']);
        await superuser.query(NO_CONFLICTS);
      });
      mustBe(await clickUntilAnswered(world, 'secretary1', second, { key }), 200);
      return matters;
    },
  },
  {
    name: 'fault-15-two-connections',
    about: 'Fifty clients share two connections, which somebody holds up: all are answered, or told to come again; none hangs, nothing is lost.',
    async run(world) {
      const matters = await Promise.all(times(10, () => world.begin('chain')));
      const tasks = await Promise.all(matters.map((matter) => world.task(matter, 'prepare')));
      await world.restart('api', undefined, { API_POOL: '2', CALLS_AT_ONCE: '1000', CALLS_AT_ONCE_EACH: '1000' });
      const answered = await asSuperuser(world, async (other) => {
        await other.query('BEGIN');
        await other.query(`SELECT 1 FROM wait WHERE id = ANY($1) FOR UPDATE`, [tasks.map(({ wait }) => wait)]);
        const clicks = times(50, (i) => world.click(i % 2 ? 'secretary1' : 'secretary2', tasks[i % tasks.length]!));
        const looks = times(20, () => look(world, 'head', '/tasks?scope=mine'));
        await pause(3_000);
        await other.query('COMMIT');
        return { clicks: await Promise.all(clicks), looks: await Promise.all(looks) };
      });
      for (const clicked of answered.clicks) mustBe(clicked, 200, 202, 409, 503);
      mustBeHonest('the inbox meanwhile', answered.looks, ['busy']);
      const refused = [...answered.clicks, ...answered.looks].filter(({ status }) => status === 503).length;
      world.tell(`${refused} of 70 calls were told to come again`);
      must('some found no connection', refused > 0);
      await Promise.all(tasks.map((task) => clickUntilAnswered(world, 'secretary1', task, { key: randomUUID() })));
      await world.restart('api');
      return matters;
    },
  },
];
