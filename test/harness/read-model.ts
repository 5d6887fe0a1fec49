import type { Database } from '#domain/database/database.js';
import type { Matter } from './company.js';

/** The read model of one matter as plain values: waits, tasks, inbox, instances and events, without ids that differ from matter to matter. */
export interface ReadModel {
  waits: Record<string, unknown>[];
  tasks: Record<string, unknown>[];
  inbox: Record<string, unknown>[];
  instances: Record<string, unknown>[];
  case: Record<string, unknown> | undefined;
  events: Record<string, unknown>[];
}

/** Reads what the rows of a matter say, over all walls. */
export function readModel(database: Database, { caseId, child }: Matter): Promise<ReadModel> {
  return database.asSystem(async (tx) => ({
    waits: await tx.rows(`SELECT place, run, decided_by, decided_at, timers, opened_at, closed_at FROM wait WHERE instance = $1 ORDER BY place`, [child]),
    tasks: await tx.rows(
      `SELECT w.place, t.key, t.name, t.role, t.assignee, t.wanted, t.why, t.status, t.version, t.cause, t.prefill, t.outcome, t.data, t.completed_by, t.opened_at, t.warn_at, t.due_at, t.escalate_to, t.escalated_at,
              t.closed_at, t.late FROM task t JOIN wait w ON w.id = t.wait WHERE t.instance = $1 ORDER BY w.place, t.key`,
      [child],
    ),
    inbox: await tx.rows(
      `SELECT w.place, t.key, i.principal, i.due_at FROM inbox i JOIN task t ON t.id = i.task JOIN wait w ON w.id = t.wait WHERE t.instance = $1 ORDER BY 1, 2, 3`,
      [child],
    ),
    instances: await tx.rows(
      `SELECT process, parent IS NULL AS root, step, step_ordinal, status, result, ended_at FROM process_instance WHERE "case" = $1 ORDER BY parent IS NOT NULL`,
      [caseId],
    ),
    case: await tx.row(`SELECT status, closed_at FROM case_file WHERE id = $1`, [caseId]),
    events: await tx.rows(
      `SELECT at, kind, actor, jsonb_array_length(objects) AS objects, data - 'wait' - 'expects' AS data FROM event WHERE "case" = $1 AND kind NOT IN ('request.recorded', 'case.opened', 'wait.decided') ORDER BY at, kind, (data - 'wait' - 'expects')::text`,
      [caseId],
    ),
  }));
}
