import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { CORRECTED, type Effect } from '#kit/contract/protocol.js';
import type { Database } from '../database/database.js';
import { MessageService } from '../messages/message.service.js';
import { CommandRepository } from '../tasks/command.repository.js';
import { begun, Company, waitAt, type Matter } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { ProjectionRepository } from '../tasks/projection.repository.js';
import { SteeringService } from './steering.service.js';

const MINUTE = 60_000;
const REFUSED = { waitOpen: true, reason: 'refused' };
/** Long enough for a transaction that nothing holds up, and no longer. */
const A_MOMENT = 250;

let urls: TestDatabase;
let database: Database;
let company: Company;
let steering: SteeringService;
let commands: CommandRepository;
/** A second session, that holds what it locks. */
let other: pg.Client;

beforeAll(async () => {
  urls = await freshDatabase();
  database = await openDatabase(urls);
  commands = new CommandRepository(database);
  other = new pg.Client({ connectionString: urls.system });
  await other.connect();
});
beforeEach(async () => {
  company = await Company.found(database);
  steering = new SteeringService(database, company.clock, company.packs);
});
afterAll(async () => {
  await other?.end();
  await database?.close();
  await urls?.drop();
});

const at = () => company.clock.at;
const by = ({ caseId }: Matter) => ({ caller: company.principal('head'), caseId, key: null });
const hold = (matter: Matter, minutes: number) => steering.hold(by(matter), { until: new Date(at() + minutes * MINUTE), reason: 'Проба' });
const project = (matter: Matter, ...effects: Effect[]) => company.projection().project(company.batch(matter, effects));
const decide = (wait: string, cause: string, when: number) => company.projection().decide({ organisation: company.id, wait, cause, at: when });

/** A wait with a task, a timer of five minutes, and hopes for a message and a correction. */
function hopeful(matter: Matter, place = '1', seen = 0) {
  const found = waitAt(matter, place, at());
  const expects = { reply: { kind: 'client.wrote', key: 'k', sender: 'client' }, corrected: { kind: CORRECTED, key: matter.caseId, sender: 'person', seen } };
  const opened: Effect = { ...(found.opened as Extract<Effect, { kind: 'opened' }>), timers: { limit: { after: '5 minutes' } }, expects };
  return { ...found, opened };
}

async function standing(place = '1') {
  const matter = await company.matter();
  const made = hopeful(matter, place);
  await project(matter, begun(at()), made.opened);
  return { matter, ...made };
}

interface Stands {
  decided: string | null;
  limit: number;
  due: number;
  hidden: Date | null;
  /** Commands of the wait that are under way. */
  under_way: string[];
}

async function stands(wait: string): Promise<Stands> {
  const row = await database.asSystem((tx) =>
    tx.row<Stands>(
      `SELECT w.decided_by AS decided, (w.timers ->> 'limit')::float8 AS limit, (extract(epoch FROM t.due_at) * 1000)::float8 AS due, i.hidden_until AS hidden,
              ARRAY(SELECT c.kind FROM command c WHERE c.wait = w.id AND c.status = 'accepted') AS under_way
         FROM wait w JOIN task t ON t.wait = w.id LEFT JOIN inbox i ON i.task = t.id WHERE w.id = $1`,
      [wait],
    ),
  );
  return row!;
}

async function clicked(matter: Matter, task: string, wait: string) {
  const id = await company.click(matter, { id: task, wait });
  const delivery = await company.within((tx) => commands.pending(tx, id!));
  return delivery!;
}

/** Does something while a second session holds a lock; tells whether it was held up by that. */
async function heldUp<T>(lock: string, parameters: unknown[], work: () => Promise<T>): Promise<{ waited: boolean; result: T }> {
  await other.query('BEGIN');
  await other.query(lock, parameters);
  let over = false;
  const going = work().finally(() => (over = true));
  await pause(A_MOMENT);
  const waited = !over;
  await other.query('COMMIT');
  return { waited, result: await going };
}

describe('a hold of what runs in working time', () => {
  const msk = (text: string) => Date.parse(`${text}+03:00`);
  const HELD_UNTIL = new Date(msk('2026-11-27T20:30')); // a Friday evening; the company works from Monday to Friday, 9:00-20:00

  /** The task WT-1.2 and a timer, at 11:00 on a Tuesday, by the pack's own tables. */
  async function opened(matter: Matter, dueAt?: number) {
    const made = waitAt(matter, '1', at(), dueAt === undefined ? {} : { dueAt });
    const effect: Effect = {
      ...(made.opened as Extract<Effect, { kind: 'opened' }>),
      timers: { limit: { after: '2 working hours' }, real: { after: '2 hours' } },
    };
    await new ProjectionRepository(database, company.packs).project(company.batch(matter, [begun(at()), effect]));
    return made;
  }

  async function told(wait: string) {
    const row = await database.asSystem((tx) =>
      tx.row<{ timers: { limit: number; real: number }; working: string[]; warn: Date; due: Date; listed: Date; timing: string }>(
        `SELECT w.timers, w.working, t.warn_at AS warn, t.due_at AS due, i.due_at AS listed, t.timing FROM wait w JOIN task t ON t.wait = w.id JOIN inbox i ON i.task = t.id WHERE w.id = $1`,
        [wait],
      ),
    );
    const { timers, working, warn, due, listed, timing } = row!;
    expect(listed).toEqual(due);
    const iso = (instant: number) => new Date(instant + 3 * 60 * MINUTE).toISOString().slice(0, 16);
    return { limit: iso(timers.limit), real: iso(timers.real), working, warn: iso(warn.getTime()), due: iso(due.getTime()), timing };
  }

  it('ALL-1 leaves as much working time as there was, and as much elapsed time where it is elapsed; taken back, all is as it was', async () => {
    const matter = await company.matter();
    const { wait } = await opened(matter);
    expect(await told(wait)).toEqual({
      limit: '2026-11-24T13:00',
      real: '2026-11-24T13:00',
      working: ['limit'],
      warn: '2026-11-24T11:05',
      due: '2026-11-24T11:10',
      timing: 'working',
    });
    await steering.hold(by(matter), { until: HELD_UNTIL, reason: 'Проба' });
    expect(await told(wait)).toMatchObject({ limit: '2026-11-30T11:00', real: '2026-11-27T22:30', warn: '2026-11-30T09:05', due: '2026-11-30T09:10' });
    company.clock.at = msk('2026-11-25T09:00');
    await steering.resume(by(matter));
    expect(await told(wait)).toMatchObject({ limit: '2026-11-25T11:00', real: '2026-11-25T11:00', warn: '2026-11-25T09:05', due: '2026-11-25T09:10' });
  });

  it('lets what opens meanwhile count from its end; a promise moves by the time held', async () => {
    const [matter, promised] = [await company.matter(), await company.matter()];
    for (const one of [matter, promised]) await steering.hold(by(one), { until: HELD_UNTIL, reason: 'Проба' });
    const { wait } = await opened(matter);
    expect(await told(wait)).toMatchObject({ limit: '2026-11-30T11:00', real: '2026-11-27T22:30', due: '2026-11-30T09:10', timing: 'working' });
    const later = await opened(promised, msk('2026-11-24T15:00'));
    expect(await told(later.wait)).toMatchObject({ warn: '2026-11-27T20:30', due: '2026-11-28T00:30', timing: 'promised' });
  });
});

describe('a hold', () => {
  it('moves timers and deadlines by the time held, and hides the task until then', async () => {
    const { matter, wait } = await standing();
    const before = await stands(wait);
    await hold(matter, 60);
    expect(await stands(wait)).toMatchObject({ limit: before.limit + 60 * MINUTE, due: before.due + 60 * MINUTE, hidden: new Date(at() + 60 * MINUTE) });
  });

  it('moves what a click has decided, for the click may be refused (◆ moveall)', async () => {
    const { matter, task, wait } = await standing();
    const delivery = await clicked(matter, task, wait);
    const before = await stands(wait);
    await hold(matter, 60);
    await commands.refuse(delivery, REFUSED, company.clock.now());
    expect(await stands(wait)).toMatchObject({ decided: null, limit: before.limit + 60 * MINUTE });
  });

  it('does not move what its timer has decided: a redo must find it due (◆ keepfired)', async () => {
    const { matter, wait } = await standing();
    const before = await stands(wait);
    expect(await decide(wait, 'timer:limit', before.limit)).toEqual({ cause: 'timer:limit', at: before.limit });
    await hold(matter, 60);
    expect(await stands(wait)).toMatchObject({ limit: before.limit, due: before.due });
    expect(await decide(wait, 'timer:limit', before.limit)).toEqual({ cause: 'timer:limit', at: before.limit });
  });

  it('lets a timer that fires at its old instant decide nothing, and at the new one everything (◆ due)', async () => {
    const { matter, wait } = await standing();
    const { limit } = await stands(wait);
    await hold(matter, 60);
    expect(await decide(wait, 'timer:limit', limit)).toEqual({ cause: null, at: limit });
    expect((await stands(wait)).decided).toBeNull();
    expect(await decide(wait, 'timer:limit', limit + 60 * MINUTE)).toEqual({ cause: 'timer:limit', at: limit + 60 * MINUTE });
  });

  it('lets nothing escalate at its old instant, and tells the story the new one (◆ escdue)', async () => {
    const { matter, task, wait } = await standing();
    const { due } = await stands(wait);
    await hold(matter, 60);
    const back = await project(matter, { kind: 'escalated', wait, task, at: due });
    expect(back.instants[wait]).toMatchObject({ 'late:task': due + 60 * MINUTE });
    const [row] = await database.asSystem((tx) => tx.rows<{ escalated_at: Date | null }>(`SELECT escalated_at FROM task WHERE id = $1`, [task]));
    expect(row!.escalated_at).toBeNull();
  });

  it('leaves nothing due within itself: what was overdue is due at its end (◆ holdend)', async () => {
    const { matter, wait } = await standing();
    const { limit } = await stands(wait);
    company.clock.at = limit + 30 * MINUTE; // Temporal was away, and nothing has fired
    await hold(matter, 1);
    expect(await stands(wait)).toMatchObject({ limit: at() + MINUTE, due: at() + MINUTE });
  });

  it('that is being written is waited for by what opens, which then counts from its end (◆ holdlock, heldopen)', async () => {
    const matter = await company.matter();
    await project(matter, begun(at()));
    const { opened, wait } = hopeful(matter);
    const until = new Date(at() + 60 * MINUTE);
    const { waited } = await heldUp(`UPDATE case_file SET held_until = $2 WHERE id = $1`, [matter.caseId, until], () => project(matter, opened));
    expect(waited).toBe(true);
    expect(await stands(wait)).toMatchObject({ limit: until.getTime() + 5 * MINUTE, due: until.getTime() + 10 * MINUTE, hidden: until });
  });

  it('can be prolonged, and taken back: the clocks have then stood still for just as long as it was held', async () => {
    const { matter, wait } = await standing();
    const before = await stands(wait);
    await hold(matter, 60);
    await hold(matter, 90);
    expect((await stands(wait)).limit).toBe(before.limit + 90 * MINUTE);
    company.clock.at += 10 * MINUTE;
    await steering.resume(by(matter));
    expect(await stands(wait)).toMatchObject({ limit: before.limit + 10 * MINUTE, due: before.due + 10 * MINUTE, hidden: null });
  });
});

describe('a correction', () => {
  it('takes the wait that hopes for it, and a click then comes second (◆ corrarb)', async () => {
    const { matter, task, wait } = await standing();
    await steering.correct(by(matter), { city: 'Тверь' });
    expect(await stands(wait)).toMatchObject({ decided: expect.stringMatching(/^command:/) as string, under_way: ['correct'] });
    expect(await company.click(matter, { id: task, wait })).toBeUndefined();
  });

  it('that comes while a click has the wait is told when the click is refused (◆ freelook)', async () => {
    const { matter, task, wait } = await standing();
    const delivery = await clicked(matter, task, wait);
    await steering.correct(by(matter), { city: 'Тверь' });
    expect((await stands(wait)).under_way).toEqual(['task']);
    await commands.refuse(delivery, REFUSED, company.clock.now());
    expect((await stands(wait)).under_way).toEqual(['correct']);
  });

  it('is heard of by a wait that opens later, unless its story has heard of it before (◆ openlook, carryseen)', async () => {
    const matter = await company.matter();
    await project(matter, begun(at()));
    await steering.correct(by(matter), { city: 'Тверь' });
    const [late, knowing] = [hopeful(matter, '1', 0), hopeful(matter, '2', 1)];
    await project(matter, late.opened);
    await project(matter, knowing.opened);
    expect((await stands(late.wait)).under_way).toEqual(['correct']);
    expect((await stands(knowing.wait)).under_way).toEqual([]);
  });

  it('that is being written is waited for by what opens and hopes for it, and the other way round (◆ corrlock)', async () => {
    const matter = await company.matter();
    await project(matter, begun(at()));
    const key = [`${company.id}\u001f${CORRECTED}\u001f${matter.caseId}`];
    const lock = `SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`;
    expect((await heldUp(lock, key, () => project(matter, hopeful(matter).opened))).waited).toBe(true);
    expect((await heldUp(lock, key, () => steering.correct(by(matter), { city: 'Тверь' }))).waited).toBe(true);
  });
});

describe('a message', () => {
  const send = (deliveryId: string) =>
    new MessageService(database, company.clock).receive(company.principal('secretary'), {
      kind: 'client.wrote',
      key: 'k',
      payload: { text: 'Да' },
      deliveryId,
    });

  it('that is being written is waited for by what opens and hopes for it, and the other way round (◆ msglock)', async () => {
    const matter = await company.matter();
    await project(matter, begun(at()));
    const key = [`${company.id}\u001fclient.wrote\u001fk`];
    const lock = `SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`;
    expect((await heldUp(lock, key, () => project(matter, hopeful(matter).opened))).waited).toBe(true);
    expect((await heldUp(lock, key, () => send('1'))).waited).toBe(true);
  });

  it('that comes while a click has the wait takes it when the click is refused; refused itself, it is free for the next (◆ freelook)', async () => {
    const { matter, task, wait } = await standing();
    const delivery = await clicked(matter, task, wait);
    expect((await send('1')).status).toBe('free');
    await commands.refuse(delivery, REFUSED, company.clock.now());
    expect((await stands(wait)).under_way).toEqual(['message']);
    const [{ id }] = (await company.within((tx) => tx.rows<{ id: string }>(`SELECT id FROM command WHERE wait = $1 AND kind = 'message'`, [wait]))) as [
      { id: string },
    ];
    const next = hopeful(matter, '2');
    await project(matter, next.opened);
    const message = await company.within((tx) => commands.pending(tx, id));
    await commands.refuse(message!, { waitOpen: false, reason: 'passed' }, company.clock.now());
    expect((await stands(next.wait)).under_way).toEqual(['message']);
  });
});
