import { v7 } from 'uuid';
import { askedBy } from '#kit/asked/asked-by.js';
import { movedInstant } from '../calendar/deadline.rule.js';
import type { WorkingCalendar } from '../calendar/working-calendar.rule.js';
import type { Transaction } from '../database/transaction.js';
import type { Timing } from '../tasks/task.type.js';

/** The instants of open waits and tasks after they were moved; what a rebuild of the read model needs. Epoch ms, and RFC 3339. */
export interface MovedInstants {
  waits: Record<string, Record<string, number>>;
  tasks: Record<string, { warnAt: string | null; dueAt: string | null }>;
}

/** Clocks that stood still at `from` and go on at `to`, epoch ms; their tasks are listed again not before `hiddenUntil`. */
export interface Move {
  from: number;
  to: number;
  hiddenUntil: Date | null;
  calendar: WorkingCalendar;
}

/**
 * Moves every instant of the open waits of a case, timers and deadlines alike: what was left of it then is left of it now, in working time where
 * it was counted so. Nothing falls into a hold: what was due already is due at its end. A wait that its timer has decided keeps its instants.
 * The caller holds the case's row: no projection can open a wait meanwhile. Lock order: wait, task, inbox.
 */
export async function moveInstants(tx: Transaction, caseId: string, move: Move): Promise<MovedInstants> {
  const waits = await moveWaits(tx, caseId, move);
  const tasks = await moveTasks(
    tx,
    waits.map(({ id }) => id),
    move,
  );
  return {
    waits: Object.fromEntries(waits.filter(({ timers }) => Object.keys(timers).length > 0).map(({ id, timers }) => [id, timers])),
    tasks: Object.fromEntries(tasks.map(({ id, warn_at: warnAt, due_at: dueAt }) => [id, { warnAt, dueAt }])),
  };
}

async function moveWaits(
  tx: Transaction,
  caseId: string,
  { from, to, hiddenUntil, calendar }: Move,
): Promise<{ id: string; timers: Record<string, number> }[]> {
  const waits = await tx.rows<{ id: string; timers: Record<string, number>; working: string[]; decided_by: string | null }>(
    `SELECT w.id, w.timers, w.working, w.decided_by FROM wait w JOIN process_instance i ON i.id = w.instance
      WHERE i."case" = $1 AND w.closed_at IS NULL ORDER BY w.id FOR UPDATE OF w`,
    [caseId],
  );
  const moved = waits
    .filter(({ decided_by: cause }) => !cause?.startsWith('timer:'))
    .map(({ id, timers, working }) => ({
      id,
      timers: Object.fromEntries(
        Object.entries(timers).map(([key, at]) => {
          const timing = working.includes(key) ? 'working' : 'elapsed';
          return [key, Math.max(movedInstant(at, { from, to }, { timing, calendar }), hiddenUntil?.getTime() ?? -Infinity)];
        }),
      ),
    }));
  await tx.change(`UPDATE wait SET timers = m.timers FROM jsonb_to_recordset($1::jsonb) AS m(id uuid, timers jsonb) WHERE wait.id = m.id`, [
    JSON.stringify(moved),
  ]);
  return moved;
}

async function moveTasks(
  tx: Transaction,
  waits: readonly string[],
  { from, to, hiddenUntil, calendar }: Move,
): Promise<{ id: string; warn_at: string | null; due_at: string | null }[]> {
  const tasks = await tx.rows<{ id: string; warn_at: Date | null; due_at: Date | null; timing: Timing; escalated_at: Date | null }>(
    `SELECT id, warn_at, due_at, timing, escalated_at FROM task WHERE wait = ANY($1) AND status <> 'closed' ORDER BY id FOR UPDATE`,
    [waits],
  );
  const moved = tasks.map(({ id, warn_at: warnAt, due_at: dueAt, timing, escalated_at: escalated }) => {
    const instant = (at: Date | null, least = -Infinity) =>
      at && new Date(Math.max(movedInstant(at.getTime(), { from, to }, { timing, calendar }), least)).toISOString();
    return { id, warn_at: instant(warnAt), due_at: instant(dueAt, escalated ? -Infinity : hiddenUntil?.getTime()) };
  });
  await tx.rows(
    // What its story has put aside until shortly before a promised instant moves with the instant.
    `WITH moved AS (UPDATE task SET warn_at = m.warn_at, due_at = m.due_at,
                           snoozed_until = CASE WHEN timing = 'promised' AND snooze_reason IS NULL THEN snoozed_until + (m.due_at - task.due_at) ELSE snoozed_until END
                      FROM jsonb_to_recordset($1::jsonb) AS m(id uuid, warn_at timestamptz, due_at timestamptz) WHERE task.id = m.id
                    RETURNING task.id, task.due_at, task.snoozed_until, task.escalate_to)
     UPDATE inbox SET due_at = coalesce(moved.due_at, 'infinity'),
                      hidden_until = greatest($2::timestamptz, CASE WHEN inbox.principal IS DISTINCT FROM 'role:' || moved.escalate_to THEN moved.snoozed_until END)
       FROM moved WHERE inbox.task = moved.id`,
    [JSON.stringify(moved), hiddenUntil],
  );
  return moved;
}

/** The nearest instant later than `now` at which something happens in a case: a timer, a deadline that escalates, the end of a hold. Epoch ms. */
export async function nearestInstant(tx: Transaction, caseId: string, now: Date): Promise<number | null> {
  const row = await tx.row<{ at: number | null }>(
    `SELECT min(at)::float8 AS at FROM (
       SELECT value::float8 AS at FROM wait w JOIN process_instance i ON i.id = w.instance CROSS JOIN LATERAL jsonb_each_text(w.timers)
        WHERE i."case" = $1 AND w.closed_at IS NULL AND w.decided_by IS NULL
       UNION ALL SELECT extract(epoch FROM due_at) * 1000 FROM task WHERE "case" = $1 AND status = 'open' AND escalate_to IS NOT NULL AND escalated_at IS NULL
       UNION ALL SELECT extract(epoch FROM held_until) * 1000 FROM case_file WHERE id = $1) AS instants
      WHERE at > $2`,
    [caseId, now.getTime()],
  );
  return row?.at ?? null;
}

/** Tells every running instance of a case, or its root alone, that something is wanted of it. A sweeper brings it. Returns the commands' ids. */
export async function commandInstances(
  tx: Transaction,
  {
    organisation,
    caseId,
    kind,
    rootOnly,
    actor,
    at,
    data,
  }: { organisation: string; caseId: string; kind: string; rootOnly: boolean; actor: string; at: Date; data: object },
): Promise<string[]> {
  const instances = await tx.rows<{ id: string; run: string | null }>(
    // One without a run has opened nothing yet, and will see what stands when it does; a cancel must reach it all the same.
    `SELECT id, current_run AS run FROM process_instance WHERE "case" = $1 AND status = 'running' AND (NOT $2 OR parent IS NULL) AND ($2 OR started_run IS NOT NULL) ORDER BY id`,
    [caseId, rootOnly],
  );
  const ids = instances.map(() => v7());
  await tx.rows(
    // Due at once, by the clock of machines (clock_timestamp), which is that of all leases.
    `INSERT INTO command (id, organisation, kind, instance, actor, data, status, run, decided_at, next_try_at, request)
     SELECT c.id, $3, $4, c.instance, $5, $6, 'accepted', c.run, $7, clock_timestamp(), $9::uuid FROM unnest($1::uuid[], $2::uuid[], $8::text[]) AS c(id, instance, run)`,
    [ids, instances.map(({ id }) => id), organisation, kind, actor, JSON.stringify(data), at, instances.map(({ run }) => run), askedBy()],
  );
  return ids;
}
