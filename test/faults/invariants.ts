import { verifyAudit } from '#domain/audit/seal.repository.js';
import { lineOf } from '#domain/rebuild/differences.rule.js';
import { compareWithEvents } from '#domain/rebuild/rebuild.repository.js';
import { workflowIdOf } from '#kit/contract/place.js';
import { effectsIn } from '../shapes/sink.js';
import { liveOf, updatesOf, type Live } from './histories-of.js';
import { short, type Matter, type World } from './world.js';

interface InstanceRow {
  id: string;
  process: string;
  status: string;
  started_run: string | null;
  parent: string | null;
}

interface CommandRow {
  id: string;
  kind: string;
  status: string;
  instance: string;
  wait: string | null;
  task: string | null;
  message: string | null;
  key: string | null;
}

/** Everything that is wrong with these matters now, as sentences; empty when all invariants hold. Numbers are those of the fault catalogue. */
export async function violations(world: World, matters: readonly Matter[]): Promise<string[]> {
  const cases = matters.map(({ caseId }) => caseId);
  const instances = await world.rows<InstanceRow>(`SELECT id, process, status, started_run, parent FROM process_instance WHERE "case" = ANY($1)`, [cases]);
  const commands = await world.rows<CommandRow>(
    `SELECT c.id, c.kind, c.status, c.instance, c.wait, c.task, c.message, a.idempotency_key AS key FROM command c JOIN process_instance i ON i.id = c.instance
       LEFT JOIN answer a ON a.id = c.answer WHERE i."case" = ANY($1)`,
    [cases],
  );
  const found: string[] = [];
  for (const instance of instances) found.push(...(await ofInstance(world, instance, commands)));
  found.push(
    ...ofCommands(commands),
    ...(await ofRows(world, cases)),
    ...ofClicks(world, commands),
    ...(await ofMessages(world, matters)),
    ...(await ofEffects(world, instances)),
  );
  return found;
}

/** What PostgreSQL may say beside each word of Temporal, which calls an end "cancelled" only where it was asked itself, not by a command. */
const FITS: Readonly<Record<string, readonly string[]>> = {
  RUNNING: ['running'],
  COMPLETED: ['completed', 'cancelled'],
  CANCELLED: ['cancelled'],
  FAILED: ['failed'],
};

/** I1, I3, I6: Temporal and PostgreSQL tell the same of one instance. */
async function ofInstance(world: World, { id, process, status, started_run: run }: InstanceRow, commands: readonly CommandRow[]): Promise<string[]> {
  const name = `${process} ${short(id)}`;
  if (run === null) return [`I6 ${name} was never started`];
  const workflowId = workflowIdOf(process, id);
  const live = await liveOf(world, workflowId);
  const found = live.pending.workflowTask ? [`${name} is still at work`] : [];
  if (!FITS[live.status]?.includes(status)) found.push(`I3 ${name} is ${live.status} in Temporal, and ${status} in PostgreSQL`);
  if (live.openWaits) found.push(...(await ofLive(world, { id, name, live })));
  const { updates } = await updatesOf(world, workflowId, run);
  for (const command of commands.filter(({ instance }) => instance === id)) {
    const kept = updates.filter((update) => update.id === command.id);
    const wanted = command.status === 'applied' ? 1 : 0;
    if (command.status !== 'accepted' && kept.length !== wanted)
      found.push(`I1 command ${short(command.id)} of ${name} is ${command.status}, and ${kept.length} times in its histories`);
    if (kept.some(({ completed }) => !completed)) found.push(`I1 command ${short(command.id)} of ${name} was accepted by its story and never completed`);
  }
  return found;
}

async function ofLive(world: World, { id, name, live }: { id: string; name: string; live: Live }): Promise<string[]> {
  const rows = await world.rows<{ id: string; decided_by: string | null; overdue: boolean; alive: boolean }>(
    `SELECT w.id, w.decided_by,
            EXISTS (SELECT 1 FROM jsonb_each_text(w.timers) t WHERE t.value::float8 / 1000 < extract(epoch FROM clock_timestamp()) - 2) AS overdue,
            EXISTS (SELECT 1 FROM task t WHERE t.wait = w.id AND t.status = 'open') OR EXISTS (SELECT 1 FROM expectation e WHERE e.wait = w.id) OR w.timers <> '{}' AS alive
       FROM wait w WHERE w.instance = $1 AND w.closed_at IS NULL`,
    [id],
  );
  const found: string[] = [];
  const [told, written] = [
    live.openWaits!.toSorted().join(' '),
    rows
      .map((row) => row.id)
      .toSorted()
      .join(' '),
  ];
  if (told !== written) found.push(`I3 ${name} holds open ${ids(told)}, and the read model ${ids(written)}`);
  for (const row of rows) {
    if (row.decided_by !== null) found.push(`I6 the wait ${short(row.id)} of ${name} was decided by ${row.decided_by} and stays open`);
    if (row.overdue) found.push(`I6 a timer of the wait ${short(row.id)} of ${name} is over, and nothing has happened`);
    if (!row.alive) found.push(`I6 the wait ${short(row.id)} of ${name} has no open task, no timer and no expectation`);
  }
  const [incident] = await world.rows(`SELECT 1 FROM incident WHERE instance = $1 AND closed_at IS NULL`, [id]);
  const { activities, children } = live.pending;
  if (rows.length === 0 && activities === 0 && children === 0 && !incident) found.push(`I6 ${name} is stuck: no wait, no activity, no child, no incident`);
  return found;
}

const ids = (list: string) => `[${list.split(' ').filter(Boolean).map(short).join(' ')}]`;

/** I7, and one winner for each wait. */
function ofCommands(commands: readonly CommandRow[]): string[] {
  const found = commands
    .filter(({ status }) => status === 'accepted')
    .map(({ id, kind }) => `I7 the ${kind} command ${short(id)} is neither applied nor refused`);
  const applied = commands.filter(({ status, wait }) => status === 'applied' && wait !== null);
  for (const { id, wait } of applied)
    if (applied.some((other) => other.wait === wait && other.id < id)) found.push(`I2 two commands were applied to the wait ${short(wait!)}`);
  return found;
}

/** I2, and what can be counted again out of the rows alone. */
async function ofRows(world: World, cases: string[]): Promise<string[]> {
  const rows = await world.rows<{ what: string }>(
    `WITH w AS (SELECT w.* FROM wait w JOIN process_instance i ON i.id = w.instance WHERE i."case" = ANY($1)),
          t AS (SELECT t.*, w.decided_by, w.closed_at AS wait_closed FROM task t JOIN w ON w.id = t.wait),
          listed AS (SELECT i.task, i.principal FROM inbox i JOIN t ON t.id = i.task),
          due AS (SELECT id AS task, coalesce('person:' || assignee, 'role:' || role) AS principal FROM t WHERE status = 'open'
                  UNION SELECT id, 'role:' || escalate_to FROM t WHERE status = 'open' AND escalated_at IS NOT NULL)
     SELECT 'I2 the wait …' || right(id::text, 6) || ' is closed without a cause' AS what FROM w WHERE closed_at IS NOT NULL AND decided_by IS NULL
     UNION ALL SELECT 'I2 the task ' || name || ' …' || right(id::text, 6) || ' is closed by ' || coalesce(cause, 'nothing') || ', its wait by ' || coalesce(decided_by, 'nothing')
       FROM t WHERE status = 'closed' AND cause IS DISTINCT FROM decided_by
     UNION ALL SELECT 'I2 the task ' || t.name || ' …' || right(t.id::text, 6) || ' was closed by a command that is ' || coalesce(c.status, 'nowhere')
       FROM t LEFT JOIN command c ON 'command:' || c.id = t.cause WHERE t.status = 'closed' AND t.cause LIKE 'command:%' AND c.status IS DISTINCT FROM 'applied'
     UNION ALL SELECT 'I2 the task ' || name || ' …' || right(id::text, 6) || ' is ' || status || ', and its wait ' || CASE WHEN wait_closed IS NULL THEN 'open' ELSE 'closed' END
       FROM t WHERE (status = 'closed') <> (wait_closed IS NOT NULL)
     UNION ALL SELECT 'I7 the task ' || name || ' …' || right(id::text, 6) || ' is still being passed on' FROM t WHERE status = 'completing'
     UNION ALL SELECT 'I4 the inbox of ' || principal || ' lacks the task …' || right(task::text, 6) FROM (SELECT * FROM due EXCEPT SELECT * FROM listed) a
     UNION ALL SELECT 'I4 the inbox of ' || principal || ' has the task …' || right(task::text, 6) || ' without reason' FROM (SELECT * FROM listed EXCEPT SELECT * FROM due) b
     UNION ALL SELECT 'I6 the task …' || right(t.id::text, 6) || ' lies with somebody who has left' FROM t JOIN person p ON p.id = t.assignee WHERE t.status = 'open' AND NOT p.active
     UNION ALL SELECT 'I2 ' || count(*) || ' times told: ' || kind || ' of …' || right(object, 6)
       FROM (SELECT kind, objects->0->>'id' AS object FROM event WHERE "case" = ANY($1) AND kind IN ('task.opened', 'task.completed', 'task.closed')) e GROUP BY kind, object HAVING count(*) > 1
     UNION ALL SELECT 'I6 the question …' || right(q.id::text, 6) || ' to a supplier is ' || q.state || ', and its case is over'
       FROM supplier_query q JOIN deal d ON d.id = q.deal JOIN case_file k ON k.id = d."case" WHERE k.id = ANY($1) AND k.status = 'closed' AND q.state IN ('planned', 'asked')
     UNION ALL SELECT 'I3 the case …' || right(k.id::text, 6) || ' is ' || k.status || ', and its root ' || i.status
       FROM case_file k JOIN process_instance i ON i."case" = k.id AND i.parent IS NULL WHERE k.id = ANY($1) AND (k.status = 'closed') <> (i.status <> 'running')`,
    [cases],
  );
  return rows.map(({ what }) => what);
}

/** What people were answered is true: one 200 for each wait, and a loser left nothing. */
function ofClicks(world: World, commands: readonly CommandRow[]): string[] {
  return world.clicks.flatMap(({ task, key, login, status, text }) => {
    const [command] = commands.filter((one) => one.task === task && one.key === key);
    const who = `${login}’s click on …${task.slice(-6)}`;
    if (status === 200 && command?.status !== 'applied') return [`I1 ${who} was answered 200, and its command is ${command?.status ?? 'nowhere'}`];
    if (status === 202 && !command) return [`I1 ${who} was accepted, and is nowhere`];
    const refused = status === 409 || status === 422 || status === 404;
    if (refused && command && command.status !== 'refused') return [`I1 ${who} was answered ${status}, and its command is ${command.status}`];
    if (status >= 500 && status !== 503) return [`I7 ${who} was answered ${status}: ${text.slice(0, 200)}`];
    return [];
  });
}

/** Each message is consumed once, or free while nobody hopes for it. */
async function ofMessages(world: World, matters: readonly Matter[]): Promise<string[]> {
  const rows = await world.rows<{ id: string; status: string; used: number; hoping: number }>(
    `SELECT m.id, m.status, (SELECT count(*)::int FROM command c WHERE c.message = m.id AND c.status <> 'refused') AS used,
            (SELECT count(*)::int FROM expectation e JOIN wait w ON w.id = e.wait WHERE e.kind = m.kind AND e.key = m.key AND w.decided_by IS NULL AND w.closed_at IS NULL) AS hoping
       FROM message m WHERE m.kind = 'shape.replied' AND m.key = ANY($1)`,
    [matters.map(({ requestId }) => requestId)],
  );
  return rows.flatMap(({ id, status, used, hoping }) => {
    if (status === 'taken') return used === 1 ? [] : [`I2 the message ${short(id)} is taken, by ${used} commands`];
    if (used > 0) return [`I2 the message ${short(id)} is ${status}, and ${used} commands have it`];
    return status === 'free' && hoping > 0 ? [`I6 the message ${short(id)} is free, and ${hoping} waits hope for it`] : [];
  });
}

/** What was done outside was done once, and what had to be undone was undone, or somebody hears of it. */
async function ofEffects(world: World, instances: readonly InstanceRow[]): Promise<string[]> {
  const found: string[] = [];
  const effects = effectsIn(world.sink);
  for (const { id, process, status } of instances.filter((instance) => instance.process === 'booking')) {
    const done = effects.filter(({ instance }) => instance === id).map(({ what }) => what);
    const times = (what: string) => done.filter((one) => one === what).length;
    for (const what of new Set(done)) if (times(what) > 1) found.push(`I1 ${process} ${short(id)} did "${what}" ${times(what)} times`);
    if (status === 'completed' && times('release') + times('refund') > 0) found.push(`I2 ${process} ${short(id)} was booked, and yet undone`);
    if (status !== 'cancelled' && status !== 'failed') continue;
    const told = await world.rows<{ by_hand: boolean; incident: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM task WHERE instance = $1 AND name = 'releaseByHand') AS by_hand, EXISTS (SELECT 1 FROM incident WHERE instance = $1 AND kind = 'undo-failed') AS incident`,
      [id],
    );
    if (times('reserve') > times('release') && !told[0]!.by_hand)
      found.push(`I2 ${process} ${short(id)} is ${status}, and nobody has released what it reserved`);
    if (times('pay') > times('refund') && !told[0]!.incident) found.push(`I2 ${process} ${short(id)} is ${status}, and nobody has paid back`);
  }
  return found;
}

/** The read model is what its events tell (fault 19 of the catalogue). Over everything, so only where the world is at rest. */
export async function differencesFromEvents(world: World): Promise<string[]> {
  const [{ id }] = (await world.rows<{ id: string }>(`SELECT id FROM organisation`)) as [{ id: string }];
  return (await compareWithEvents(world.database, id)).map((difference) => `I4 not what the events tell: ${lineOf(difference)}`);
}

/** I5: the audit is as it was sealed. Over everything, like the differences. */
export async function brokenAudit(world: World): Promise<string[]> {
  const { broken } = await verifyAudit(world.database, new Date());
  return broken.map((one) => `I5 the audit is not as it was sealed: ${JSON.stringify(one)}`);
}
