import { UNTOLD } from '../audit/event.type.js';
import { EVENT_COLUMNS, EVENT_JOINS, type EventRecord } from '../cases/case.repository.js';
import type { Transaction } from '../database/transaction.js';

/** As many as one reads beside a form. */
const MOST_TOLD = 100;

/** What happened to one task, newest first: who took it, put it aside, passed it on. */
export function eventsOfTask(tx: Transaction, task: { id: string; caseId: string | null; instance: string }): Promise<EventRecord[]> {
  return tx.rows(
    `SELECT ${/* sql-fragment */ EVENT_COLUMNS} FROM event e ${/* sql-fragment */ EVENT_JOINS}
      WHERE (e."case" = $2::uuid OR ($2::uuid IS NULL AND e."case" IS NULL AND e.instance = $3))
        AND e.objects @> jsonb_build_array(jsonb_build_object('type', 'task', 'id', $1::text)) AND e.kind <> ALL($4)
      ORDER BY e.at DESC, e.seq DESC LIMIT $5`,
    [task.id, task.caseId, task.instance, [...UNTOLD], MOST_TOLD],
  );
}
