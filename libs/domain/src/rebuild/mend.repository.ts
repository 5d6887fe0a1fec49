import type { Transaction } from '../database/transaction.js';
import type { Difference } from './differences.rule.js';
import type { RebuiltTable, Rows } from './told.type.js';

/**
 * Writes what was told over what stands, row by row: what is missing is put back, what is otherwise is set right, and what nothing tells of
 * goes, but for a task beside which somebody has written something. The caller holds the locks of the waits and tasks.
 */
export async function mend(tx: Transaction, { organisation, rows, wrong }: { organisation: string; rows: Rows; wrong: readonly Difference[] }): Promise<void> {
  const extra = (table: RebuiltTable) => wrong.filter((one) => one.table === table && one.is === 'extra').map(({ id }) => id);
  const told = (table: RebuiltTable, [first, second = '$']: [string, string?]) =>
    JSON.stringify(
      wrong
        .filter((one) => one.table === table && one.is !== 'extra')
        .map(({ id }) => {
          const [a = '', ...rest] = id.split(' ');
          return { ...rows[table].get(id), [first]: a, [second]: rest.join(' ') };
        }),
    );
  await remove(tx, { inbox: extra('inbox'), expectation: extra('expectation'), task: extra('task'), wait: extra('wait') });
  await tx.rows(WAIT, [told('wait', ['id']), organisation]);
  await tx.rows(EXPECTATION, [told('expectation', ['wait', 'hope']), organisation]);
  await tx.rows(TASK, [told('task', ['id']), organisation]);
  await tx.rows(INBOX, [told('inbox', ['task', 'principal']), organisation]);
  await tx.rows(STEP, [told('process_instance', ['id'])]);
}

async function remove(tx: Transaction, { inbox, expectation, task, wait }: Record<'inbox' | 'expectation' | 'task' | 'wait', string[]>): Promise<void> {
  await tx.change(`DELETE FROM inbox WHERE task || ' ' || principal = ANY($1) AND task = ANY($2)`, [inbox, ids(inbox)]);
  await tx.change(`DELETE FROM expectation WHERE wait || ' ' || hope = ANY($1) AND wait = ANY($2)`, [expectation, ids(expectation)]);
  await tx.change(
    `DELETE FROM task WHERE id = ANY($1) AND NOT EXISTS (SELECT 1 FROM draft WHERE draft.task = task.id) AND NOT EXISTS (SELECT 1 FROM comment WHERE comment.task = task.id)`,
    [task],
  );
  await tx.change(`DELETE FROM wait WHERE id = ANY($1) AND NOT EXISTS (SELECT 1 FROM task WHERE task.wait = wait.id)`, [wait]);
}

const ids = (keys: readonly string[]) => keys.map((key) => key.split(' ')[0]!);

const WAIT = `INSERT INTO wait (id, organisation, instance, place, run, decided_by, decided_at, timers, working, opened_at, closed_at)
  SELECT id, $2, instance, place, run, decided_by, decided_at, timers, working, opened_at, closed_at
    FROM jsonb_to_recordset($1::jsonb) AS t(id uuid, instance uuid, place text, run text, decided_by text, decided_at timestamptz, timers jsonb, working text[], opened_at timestamptz, closed_at timestamptz)
  ON CONFLICT (id) DO UPDATE SET instance = excluded.instance, place = excluded.place, run = excluded.run, decided_by = excluded.decided_by, decided_at = excluded.decided_at,
    timers = excluded.timers, working = excluded.working, opened_at = excluded.opened_at, closed_at = excluded.closed_at`;

const EXPECTATION = `INSERT INTO expectation (wait, hope, organisation, kind, key, seen, sender)
  SELECT wait, hope, $2, kind, key, seen, sender FROM jsonb_to_recordset($1::jsonb) AS t(wait uuid, hope text, kind text, key text, seen integer, sender text)
  ON CONFLICT (wait, hope) DO UPDATE SET kind = excluded.kind, key = excluded.key, seen = excluded.seen, sender = excluded.sender`;

const TASK = `INSERT INTO task (id, organisation, wait, instance, "case", process, name, key, role, assignee, wanted, why, status, version, cause, prefill, outcome, data, completed_by, opened_at, warn_at, due_at, timing,
    escalate_to, escalated_at, closed_at, late, promise)
  SELECT id, $2, wait, instance, "case", process, name, key, role, assignee, wanted, why, status, version, cause, prefill, outcome, data, completed_by, opened_at, warn_at, due_at, timing, escalate_to, escalated_at, closed_at, late, nullif(promise, 'null')
    FROM jsonb_to_recordset($1::jsonb) AS t(id uuid, wait uuid, instance uuid, "case" uuid, process text, name text, key text, role text, assignee uuid, wanted uuid, why jsonb, status text, version integer, cause text,
         prefill jsonb, outcome text, data jsonb, completed_by uuid, opened_at timestamptz, warn_at timestamptz, due_at timestamptz, timing text, escalate_to text, escalated_at timestamptz, closed_at timestamptz, late boolean, promise jsonb)
  ON CONFLICT (id) DO UPDATE SET wait = excluded.wait, instance = excluded.instance, "case" = excluded."case", process = excluded.process, name = excluded.name, key = excluded.key,
    role = excluded.role, assignee = excluded.assignee, wanted = excluded.wanted, why = excluded.why, status = excluded.status, version = excluded.version, cause = excluded.cause, prefill = excluded.prefill, outcome = excluded.outcome,
    data = excluded.data, completed_by = excluded.completed_by, opened_at = excluded.opened_at, warn_at = excluded.warn_at, due_at = excluded.due_at, timing = excluded.timing, escalate_to = excluded.escalate_to,
    escalated_at = excluded.escalated_at, closed_at = excluded.closed_at, late = excluded.late, promise = excluded.promise`;

const INBOX = `INSERT INTO inbox (task, principal, organisation, due_at, hidden_until)
  SELECT task, principal, $2, due_at, hidden_until FROM jsonb_to_recordset($1::jsonb) AS t(task uuid, principal text, due_at timestamptz, hidden_until timestamptz)
  ON CONFLICT (task, principal) DO UPDATE SET due_at = excluded.due_at, hidden_until = excluded.hidden_until`;

const STEP = `UPDATE process_instance SET step = t.step, step_ordinal = t.step_ordinal
  FROM jsonb_to_recordset($1::jsonb) AS t(id uuid, step text, step_ordinal integer) WHERE process_instance.id = t.id`;
