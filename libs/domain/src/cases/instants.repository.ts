import { v7 } from 'uuid';
import type { Transaction } from '../database/transaction.js';

/** The instants of open waits and tasks after they were moved; what a rebuild of the read model needs. Epoch ms, and RFC 3339. */
export interface MovedInstants {
  waits: Record<string, Record<string, number>>;
  tasks: Record<string, { warnAt: string | null; dueAt: string | null }>;
}

/**
 * Moves every instant of the open waits of a case by so many milliseconds, timers and deadlines alike, and lists its tasks again not before
 * `hiddenUntil`. Nothing falls into a hold: what was due already is due at its end. A wait that its timer has decided keeps its instants. The caller holds the case's row: no projection can open a wait meanwhile. Lock order: wait, task, inbox.
 */
export async function moveInstants(tx: Transaction, caseId: string, { by, hiddenUntil }: { by: number; hiddenUntil: Date | null }): Promise<MovedInstants> {
  const waits = await tx.rows<{ id: string; timers: Record<string, number> }>(
    `WITH open AS (SELECT w.id FROM wait w JOIN process_instance i ON i.id = w.instance WHERE i."case" = $1 AND w.closed_at IS NULL ORDER BY w.id FOR UPDATE OF w)
     UPDATE wait SET timers = (SELECT coalesce(jsonb_object_agg(key, greatest(value::bigint + $2::bigint, $3::bigint)), '{}') FROM jsonb_each_text(timers))
       FROM open WHERE wait.id = open.id AND coalesce(wait.decided_by, '') NOT LIKE 'timer:%'
     RETURNING wait.id, wait.timers`,
    [caseId, by, hiddenUntil?.getTime() ?? null],
  );
  const tasks = await tx.rows<{ id: string; warn_at: Date | null; due_at: Date | null }>(
    `WITH open AS (SELECT id FROM task WHERE wait = ANY($1) AND status <> 'closed' ORDER BY id FOR UPDATE),
          moved AS (UPDATE task SET warn_at = warn_at + $2::float8 * interval '1 millisecond', due_at = greatest(due_at + $2::float8 * interval '1 millisecond', CASE WHEN escalated_at IS NULL THEN $3::timestamptz END) FROM open WHERE task.id = open.id
                    RETURNING task.id, warn_at, due_at, snoozed_until),
          listed AS (UPDATE inbox SET due_at = coalesce(moved.due_at, 'infinity'),
                            hidden_until = greatest($3::timestamptz, CASE WHEN inbox.principal LIKE 'person:%' THEN moved.snoozed_until END)
                       FROM moved WHERE inbox.task = moved.id)
     SELECT id, warn_at, due_at FROM moved`,
    [waits.map(({ id }) => id), by, hiddenUntil],
  );
  return {
    waits: Object.fromEntries(waits.filter(({ timers }) => Object.keys(timers).length > 0).map(({ id, timers }) => [id, timers])),
    tasks: Object.fromEntries(tasks.map((task) => [task.id, { warnAt: task.warn_at?.toISOString() ?? null, dueAt: task.due_at?.toISOString() ?? null }])),
  };
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
    `INSERT INTO command (id, organisation, kind, instance, actor, data, status, run, decided_at, next_try_at)
     SELECT c.id, $3, $4, c.instance, $5, $6, 'accepted', c.run, $7, clock_timestamp() FROM unnest($1::uuid[], $2::uuid[], $8::text[]) AS c(id, instance, run)`,
    [ids, instances.map(({ id }) => id), organisation, kind, actor, JSON.stringify(data), at, instances.map(({ run }) => run)],
  );
  return ids;
}
