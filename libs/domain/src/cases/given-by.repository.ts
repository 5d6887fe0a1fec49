import { idOf } from '#kit/contract/place.js';
import type { Transaction } from '../database/transaction.js';
import { EVENT_COLUMNS, EVENT_JOINS, type EventRecord } from './case.repository.js';

/** What tells how a task was given and got its deadline: that it opened, and the last time that it was handed over. */
export function givenBy(tx: Transaction, task: string): Promise<EventRecord[]> {
  return tx.rows(
    `SELECT ${/* sql-fragment */ EVENT_COLUMNS} FROM (
       SELECT * FROM event WHERE id = $1
       UNION ALL
       (SELECT * FROM event WHERE "case" = (SELECT "case" FROM task WHERE id = $2) AND kind = 'task.handed-over' AND objects->0->>'id' = $2::text
         ORDER BY at DESC, seq DESC LIMIT 1)) e
     ${/* sql-fragment */ EVENT_JOINS} ORDER BY e.at DESC, e.seq DESC`,
    [idOf(task, 'task.opened'), task],
  );
}
