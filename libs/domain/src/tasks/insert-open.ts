import type { Batch } from '#kit/contract/protocol.js';
import type { Transaction } from '../database/transaction.js';
import type { MadeRow } from './projected-rows.type.js';
import type { RowsToOpen } from './rows-to-open.js';

/** Whoever has got a task is told, and the whole group where it cannot wait; not of what comes of one's own click, nor of the talk that one is having. */
const TOLD = `INSERT INTO notice (person, cause, organisation, kind, task, at)
       SELECT who.id, CASE WHEN t.assignee IS NULL THEN 'urgent:' || t.id ELSE 'task:' || t.id || ':1' END, $3, CASE given.telling WHEN 'urgent' THEN 'urgent' ELSE 'task' END, t.id, t.opened_at
         FROM new_tasks t JOIN given ON given.id = t.id CROSS JOIN LATERAL (
           SELECT t.assignee AS id WHERE t.assignee IS NOT NULL
           UNION ALL
           SELECT id FROM person WHERE t.assignee IS NULL AND given.telling = 'urgent' AND organisation = $3 AND active AND t.role = ANY(roles)) who
        WHERE t.status = 'open' AND given.telling <> 'silent'
          AND NOT EXISTS (SELECT FROM command c WHERE c.id = ANY($10) AND c.actor = 'person:' || who.id)
        ORDER BY who.id ON CONFLICT DO NOTHING RETURNING person`;

/** Inserts waits with their tasks and expectations, each once. What is on hold only where its instants count from the end of the hold: `fromHold`. */
export function insertOpen(
  tx: Transaction,
  batch: Batch,
  { toOpen: { waits, tasks, expects }, fromHold }: { toOpen: RowsToOpen; fromHold: boolean },
): Promise<MadeRow[]> {
  return tx.rows<MadeRow>(
    `WITH held AS MATERIALIZED (SELECT held_until FROM case_file WHERE id = $5 FOR SHARE),
     given AS MATERIALIZED (
       SELECT id, wait, name, key, role, assignee, wanted, why, status, cause, prefill, opened_at, warn_at, due_at, timing, escalate_to, closed_at, late, promise, snoozed_until, telling
         FROM jsonb_to_recordset($2::jsonb) AS t(id uuid, wait uuid, name text, key text, role text, assignee uuid, wanted uuid, why jsonb, status text, cause text, prefill jsonb,
              opened_at timestamptz, warn_at timestamptz, due_at timestamptz, timing text, escalate_to text, closed_at timestamptz, late boolean, promise jsonb, snoozed_until timestamptz, telling text)
        WHERE $9 OR NOT EXISTS (SELECT 1 FROM held WHERE held.held_until > opened_at)),
     there AS MATERIALIZED (
       SELECT id FROM person WHERE id IN (SELECT assignee FROM given UNION ALL SELECT wanted FROM given) AND active FOR KEY SHARE),
     new_waits AS (
       INSERT INTO wait (id, organisation, instance, place, run, decided_by, decided_at, timers, working, opened_at, closed_at)
       SELECT w.id, $3, $4, place, $6, decided_by, closed_at, timers, working, opened_at, closed_at
         FROM jsonb_to_recordset($1::jsonb) AS w(id uuid, place text, decided_by text, timers jsonb, working text[], opened_at timestamptz, closed_at timestamptz)
        WHERE $9 OR NOT EXISTS (SELECT 1 FROM held WHERE held.held_until > w.opened_at)
       ON CONFLICT (id) DO NOTHING RETURNING id, timers, working, place, opened_at, decided_by),
     new_tasks AS (
       INSERT INTO task (id, organisation, wait, instance, "case", process, name, key, role, assignee, wanted, why, status, cause, prefill, opened_at, warn_at, due_at, timing, escalate_to, closed_at, late, promise, snoozed_until)
       SELECT t.id, $3, wait, $4, $5, $7, name, key, role, holder.id, asked.id,
              CASE WHEN t.assignee IS DISTINCT FROM holder.id OR t.wanted IS DISTINCT FROM asked.id THEN '{"code": "gone"}' ELSE why END, status, cause, prefill, opened_at,
              warn_at, due_at, timing, escalate_to, closed_at, late, nullif(promise, 'null'), CASE WHEN status = 'open' THEN snoozed_until END
         FROM given t LEFT JOIN there holder ON holder.id = t.assignee LEFT JOIN there asked ON asked.id = t.wanted
       ON CONFLICT (id) DO NOTHING
       RETURNING id, wait, name, process, key, role, assignee, wanted, why, status, outcome, late, warn_at, due_at, timing, opened_at, cause, closed_at, escalated_at, escalate_to, prefill, promise, snoozed_until),
     listed AS (
       INSERT INTO inbox (task, principal, organisation, due_at, hidden_until)
       SELECT id, coalesce('person:' || assignee, 'role:' || role), $3, coalesce(due_at, 'infinity'), greatest(held.held_until, snoozed_until)
         FROM new_tasks LEFT JOIN held ON held.held_until > opened_at WHERE status = 'open'
       ON CONFLICT DO NOTHING),
     turned AS (
       INSERT INTO assignment_turn (person, organisation, given_at)
       SELECT assignee, $3, max(opened_at) FROM new_tasks WHERE why IS NOT NULL AND assignee IS NOT NULL GROUP BY assignee ORDER BY assignee
       ON CONFLICT (person) DO UPDATE SET place = excluded.place, given_at = excluded.given_at),
     told AS (${/* sql-fragment */ TOLD}),
     hoped AS (
       INSERT INTO expectation (wait, hope, organisation, kind, key, seen, sender)
       SELECT e.wait, hope, $3, kind, key, seen, sender
         FROM jsonb_to_recordset($8::jsonb) AS e(wait uuid, hope text, kind text, key text, seen integer, sender text) JOIN new_waits ON new_waits.id = e.wait
       ON CONFLICT DO NOTHING)
     SELECT w.id AS of, w.timers, w.working, w.place, w.opened_at AS wait_opened_at, w.decided_by, t.*, NULL AS actor, (SELECT array_agg(person) FROM told) AS told FROM new_waits w LEFT JOIN new_tasks t ON t.wait = w.id`,
    [
      JSON.stringify(waits),
      JSON.stringify(tasks),
      batch.organisation,
      batch.instance,
      batch.caseId,
      batch.run,
      batch.process,
      JSON.stringify(expects),
      fromHold,
      clicksOf(batch),
    ],
  );
}

/** The commands whose clicks this flush tells of. */
function clicksOf({ effects }: Batch): string[] {
  return effects.flatMap((effect) => (effect.kind === 'closed' && effect.cause.startsWith('command:') ? [effect.cause.slice('command:'.length)] : []));
}
