import type { OpenedTask, ReadBack } from '#kit/contract/protocol.js';
import type { Transaction } from '../database/transaction.js';
import type { WaitRow } from './projected-rows.type.js';

/**
 * Waits as they are in the rows, whoever wrote them, and also those that are closed by now: a lost workflow task may have opened and closed one,
 * and its story, told again, has to hear that the rows know this wait. Otherwise its timers and its cancel would never ask who has closed it.
 */
export function readWaits(tx: Transaction, waits: readonly string[]): Promise<WaitRow[]> {
  return tx.rows<WaitRow>(
    `SELECT w.id AS wait, w.timers, t.id, t.key, t.name, t.process, t.status, t.due_at, t.escalated_at, t.escalate_to
       FROM wait w LEFT JOIN task t ON t.wait = w.id WHERE w.id = ANY($1)`,
    [waits],
  );
}

/** What a flush tells its story: the instants of waits, and the open tasks of those that it opened. */
export function backOf(rows: readonly WaitRow[], opened: ReadonlySet<string>): ReadBack {
  const instants: ReadBack['instants'] = {};
  const next: OpenedTask[] = [];
  for (const row of rows) {
    const of = (instants[row.wait] ??= Object.fromEntries(Object.entries(row.timers).map(([hope, at]) => [`timer:${hope}`, at])));
    if (row.id === null || row.status === 'closed') continue;
    if (opened.has(row.wait)) next.push({ id: row.id, process: row.process, name: row.name });
    if (row.due_at && row.escalate_to && !row.escalated_at) of[`late:${row.key}`] = row.due_at.getTime();
  }
  return { instants, next };
}
