import { audit } from '../audit/audit.repository.js';
import type { Transaction } from '../database/transaction.js';
import { announce } from './announce.js';

/** A click, as it is committed before Temporal hears of it. */
export interface Click {
  id: string;
  organisation: string;
  actor: string;
  task: { id: string; wait: string; instance: string; caseId: string | null; key: string; version: number };
  outcome: string;
  data: unknown;
  answer: string | null;
  at: Date;
}

/** How long the API has for its own delivery before a sweeper may take the command. Seconds. */
const API_LEASE = 6;

/**
 * Commits a click: command, then wait, then task, in that order of locks. The conditional update of the wait is the arbiter between two
 * people, a person and a timer, a person and a cancel. Returns false where somebody or something was first; the caller then rolls back.
 */
export async function acceptClick(tx: Transaction, click: Click): Promise<boolean> {
  const { id, organisation, actor, task, at } = click;
  await tx.rows(
    // A lease is a matter of machines, so it is measured by the database's wall clock (clock_timestamp), not by business time.
    `INSERT INTO command (id, organisation, kind, instance, wait, task, key, actor, outcome, data, status, run, answer, decided_at, next_try_at)
     SELECT $1, $2, 'task', $3, w.id, $5, $6, $7, $8, $9, 'accepted', w.run, $10, $11, clock_timestamp() + make_interval(secs => $12) FROM wait w WHERE w.id = $4`,
    [id, organisation, task.instance, task.wait, task.id, task.key, actor, click.outcome, JSON.stringify(click.data ?? null), click.answer, at, API_LEASE],
  );
  const decided = await tx.change(`UPDATE wait SET decided_by = 'command:' || $2::text, decided_at = $3 WHERE id = $1 AND decided_by IS NULL`, [
    task.wait,
    id,
    at,
  ]);
  if (decided === 0) return false;
  const completing = await tx.change(`UPDATE task SET status = 'completing' WHERE id = $1 AND status = 'open' AND version = $2`, [task.id, task.version]);
  if (completing === 0) return false;
  await audit(tx, { organisation, at, actor, act: 'task.complete', object: task.id, data: { command: id, outcome: click.outcome } });
  await announce(tx, { organisation, cases: task.caseId ? [task.caseId] : [], tasks: [task.id] });
  return true;
}
