import type { Transaction } from '../database/transaction.js';
import { personOf, type Told as ToldPerson } from '../notices/write-notices.js';
import type { Role } from '../people/role.type.js';
import { tellAct, type TaskAct, type Told } from './task-event.js';

/** Who holds a task from now on, and what that is called. */
interface Handing {
  to: string | null;
  /** Who held it before; is told of it. */
  from?: string | null;
  /** It cannot wait, and whoever gets it is told so. */
  urgent?: boolean;
  told: Pick<Told, 'kind' | 'act'> & { data?: Record<string, unknown> };
}

/** Takes a task out of its group for a person. False where it is no longer open in this version: the caller then rolls back. */
export function claimTask(tx: Transaction, act: TaskAct, person: string): Promise<boolean> {
  return hand(tx, act, { to: person, told: { kind: 'task.claimed', act: 'task.claim' } });
}

/** Takes a task out of a colleague's hands, who may go on with it no more. False like `claimTask`. */
export function takeOverTask(tx: Transaction, act: TaskAct, { to, from }: { to: string; from: string }): Promise<boolean> {
  return hand(tx, act, { to, from, told: { kind: 'task.claimed', act: 'task.take-over', data: { from } } });
}

/** Gives a task back to its group. False like `claimTask`. */
export function releaseTask(tx: Transaction, act: TaskAct, from: string): Promise<boolean> {
  return hand(tx, act, { to: null, from, told: { kind: 'task.released', act: 'task.release', data: { from } } });
}

/** Gives a task to a person. False like `claimTask`. */
export function assignTask(
  tx: Transaction,
  act: TaskAct,
  { to, from, reason, urgent = false }: { to: string; from: string | null; reason: string | null; urgent?: boolean },
): Promise<boolean> {
  return hand(tx, act, { to, from, urgent, told: { kind: 'task.assigned', act: 'task.assign', data: { from, reason } } });
}

/**
 * The same lock as a click's: the row of an open task, in the version that its actor saw. What the holder before had put aside is not put
 * aside any more; how often it was, is kept.
 */
async function hand(tx: Transaction, act: TaskAct, { to, from = null, urgent = false, told }: Handing): Promise<boolean> {
  const row = await tx.row<{ version: number; promiser: string | null }>(
    // A person who is just leaving gets nothing any more: the row is locked against the hand-over of all that he holds.
    `WITH there AS MATERIALIZED (SELECT id FROM person WHERE id = $2 AND active FOR KEY SHARE)
     UPDATE task SET assignee = $2, why = NULL, wanted = NULL, version = version + 1, snoozed_until = NULL, snooze_reason = NULL
      WHERE id = $1 AND status = 'open' AND version = $3 AND ($2::uuid IS NULL OR EXISTS (SELECT FROM there)) RETURNING version, promise->>'by' AS promiser`,
    [act.task.id, to, act.task.version],
  );
  if (!row) return false;
  await relist(tx, [act.task.id]);
  // Whoever rebuilds the read model from events needs the holder and the version after the act.
  const people = toldOf(act, { ...row, to, from, kind: urgent ? 'urgent' : 'task' });
  await tellAct(tx, act, { ...told, data: { assignee: to, version: row.version, ...told.data }, people });
  return true;
}

/** Who is told that a task changed hands: whoever has it now, whoever had it, and whoever promised it, since now somebody is at it. Nobody of what he did himself. */
function toldOf(
  { task: { id }, actor }: TaskAct,
  { to, from, kind, version, promiser }: { to: string | null; from: string | null; kind: 'task' | 'urgent'; version: number; promiser: string | null },
): ToldPerson[] {
  const by = personOf(actor);
  const given: ToldPerson[] = [];
  if (to !== null) given.push({ person: to, kind, cause: `task:${id}:${version}`, task: id, actor: by });
  if (from !== null) given.push({ person: from, kind: 'taken', cause: `taken:${id}:${version}`, task: id, actor: by });
  const promised = promiser === null ? null : personOf(promiser);
  if (to !== null && promised !== null && promised !== to) given.push({ person: promised, kind: 'answer', cause: `held:${id}`, task: id, actor: to });
  return given.filter(({ person }) => person !== by);
}

/**
 * Writes anew who sees tasks: their holder, else their group; rows of an escalation stay. A row is hidden as long as its case is on hold, or
 * its holder has put the task aside; those who hear of it by escalation see it all the same. The caller holds the tasks' rows.
 */
export async function relist(tx: Transaction, tasks: readonly string[]): Promise<void> {
  await tx.change(
    `WITH listed AS (
       SELECT t.id, t.organisation, coalesce('person:' || t.assignee, 'role:' || t.role) AS principal, coalesce(t.due_at, 'infinity') AS due_at,
              greatest(k.held_until, t.snoozed_until) AS hidden_until, CASE WHEN t.escalated_at IS NOT NULL THEN 'role:' || t.escalate_to END AS escalation
         FROM task t LEFT JOIN case_file k ON k.id = t."case" WHERE t.id = ANY($1)),
       gone AS (DELETE FROM inbox USING listed WHERE inbox.task = listed.id AND inbox.principal <> listed.principal AND inbox.principal IS DISTINCT FROM listed.escalation)
     INSERT INTO inbox (task, principal, organisation, due_at, hidden_until) SELECT id, principal, organisation, due_at, hidden_until FROM listed
     ON CONFLICT (task, principal) DO UPDATE SET hidden_until = excluded.hidden_until`,
    [tasks],
  );
}

/** Puts a task of its holder aside. False where it is no longer open in this version, or was put aside meanwhile. */
export async function snoozeTask(
  tx: Transaction,
  act: TaskAct,
  { until, reason, snoozes, holder }: { until: Date; reason: string; snoozes: number; holder: string },
): Promise<boolean> {
  const changed = await tx.change(
    `UPDATE task SET snoozed_until = $2, snooze_reason = $3, snoozes = snoozes + 1 WHERE id = $1 AND status = 'open' AND version = $4 AND snoozes = $5 AND assignee = $6`,
    [act.task.id, until, reason, act.task.version, snoozes, holder],
  );
  if (changed === 0) return false;
  await relist(tx, [act.task.id]);
  await tellAct(tx, act, { kind: 'task.snoozed', act: 'task.snooze', data: { until: until.toISOString(), reason } });
  return true;
}

/** Brings a task back that was put aside. False where it is no longer open in this version, or is back already. */
export async function unsnoozeTask(tx: Transaction, act: TaskAct): Promise<boolean> {
  const changed = await tx.change(
    `UPDATE task SET snoozed_until = NULL, snooze_reason = NULL WHERE id = $1 AND status = 'open' AND version = $2 AND snoozed_until IS NOT NULL`,
    [act.task.id, act.task.version],
  );
  if (changed === 0) return false;
  await relist(tx, [act.task.id]);
  await tellAct(tx, act, { kind: 'task.returned', act: 'task.unsnooze', data: {} });
  return true;
}

/** How many of a queue's first tasks are looked at in one statement: more than there are people who ask in the same instant. */
const LOOKED_AT = 32;

/** For whom a task is wanted, out of which queues. */
export interface Asking {
  organisation: string;
  person: string;
  roles: readonly Role[];
  actor: string;
  at: Date;
}

interface Handed {
  id: string | null;
  process: string;
  name: string;
  role: string;
  instance: string;
  case: string | null;
  version: number;
  promiser: string | null;
  /** The last candidate looked at; null where there was none. */
  due_at: string | null;
  task: string | null;
}

/**
 * Gives the most urgent task that nobody holds to a person, and tells which; undefined where there is none. Who asks at the same time is
 * not waited for: a task that another is just being given is passed over. One locks nothing but the task one gets, so nobody is sent
 * away empty because of a task that another only looked at. (NO KEY: a comment on a task must not hide it from those who ask.)
 */
export async function handOutTask(tx: Transaction, { organisation, person, roles, actor, at }: Asking): Promise<string | undefined> {
  let after = { due_at: '-infinity', task: '00000000-0000-0000-0000-000000000000' };
  for (;;) {
    const row = await tx.row<Handed>(
      `WITH candidate AS MATERIALIZED (
         SELECT c.due_at, c.task FROM unnest($2::text[]) AS q(role) CROSS JOIN LATERAL (
           SELECT i.due_at, i.task FROM inbox i JOIN task t ON t.id = i.task
            WHERE i.organisation = $1 AND i.principal = 'role:' || q.role AND (i.due_at, i.task) > ($5::timestamptz, $6::uuid)
              AND (i.hidden_until IS NULL OR i.hidden_until <= $4) AND t.role = q.role AND t.assignee IS NULL AND t.status = 'open'
            ORDER BY i.due_at, i.task LIMIT $7) c
          ORDER BY c.due_at, c.task LIMIT $7),
       first AS MATERIALIZED (
         SELECT t.id FROM candidate c JOIN task t ON t.id = c.task WHERE t.assignee IS NULL AND t.status = 'open'
          ORDER BY c.due_at, c.task LIMIT 1 FOR NO KEY UPDATE OF t SKIP LOCKED),
       there AS MATERIALIZED (SELECT id FROM person WHERE id = $3 AND active FOR KEY SHARE),
       held AS (UPDATE task SET assignee = $3, why = NULL, wanted = NULL, version = version + 1, snoozed_until = NULL, snooze_reason = NULL FROM first WHERE task.id = first.id AND EXISTS (SELECT FROM there)
                RETURNING task.id, task.process, task.name, task.role, task.instance, task."case", task.version, task.promise->>'by' AS promiser)
       SELECT held.*, l.due_at::text, l.task FROM (SELECT 1) one LEFT JOIN held ON true
         LEFT JOIN LATERAL (SELECT due_at, task FROM candidate ORDER BY due_at DESC, task DESC LIMIT 1) l ON true`,
      [organisation, [...roles], person, at, after.due_at, after.task, LOOKED_AT],
    );
    if (row?.id) {
      const { id, version, promiser } = row;
      await relist(tx, [id]);
      const task = { id, organisation, process: row.process, name: row.name, role: row.role, instance: row.instance, caseId: row.case, version };
      const act = { task, actor, at };
      const people = toldOf(act, { to: person, from: null, kind: 'task', version, promiser });
      await tellAct(tx, act, { kind: 'task.claimed', act: 'task.next', data: { assignee: person, version }, people });
      return id;
    }
    if (!row?.due_at || !row.task) return undefined;
    after = { due_at: row.due_at, task: row.task };
  }
}
