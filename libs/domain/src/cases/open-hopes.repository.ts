import type { Transaction } from '../database/transaction.js';
import type { HolderKind, OpenHope } from './holder.rule.js';

/** What an open wait of a running instance hopes for, with what one has to tell of it. */
export interface HopeRecord extends OpenHope {
  caseId: string;
  task: string | null;
  process: string;
  /** Of a task: its name, its role, its holder, and who hears of it when it is late. */
  name: string | null;
  role: string | null;
  person: string | null;
  then: string | null;
}

type HopeRow = Omit<HopeRecord, 'kind'> & { of: 'task' | 'message' | 'timer' | 'decided' | 'incident'; sender: string | null };

/**
 * Everything that the running instances of these cases wait for, in one statement. What was decided is on its way through the system, whoever
 * was asked before; what is stuck or has failed, for whoever mends it. A message is awaited until the nearest timer of its wait. Who is
 * wanted beside the group counts as the one who is asked, until the task escalates.
 */
export async function openHopes(tx: Transaction, cases: readonly string[]): Promise<HopeRecord[]> {
  const rows = await tx.rows<HopeRow>(
    `SELECT i."case" AS "caseId", i.id AS instance, i.process, h.of, h.task, h.name, h.role, h.person, h."then", h.sender,
            (extract(epoch FROM coalesce(h.since, w.opened_at)) * 1000)::float8 AS since, h.until::float8 AS until
       FROM process_instance i JOIN wait w ON w.instance = i.id AND w.closed_at IS NULL
      CROSS JOIN LATERAL (
        SELECT 'task' AS of, t.id AS task, t.name, t.role, p.name AS person, t.escalate_to AS "then", NULL AS sender, t.opened_at AS since, extract(epoch FROM t.due_at) * 1000 AS until
          FROM task t LEFT JOIN person p ON p.id = coalesce(t.assignee, CASE WHEN t.escalated_at IS NULL THEN t.wanted END) WHERE t.wait = w.id AND t.status = 'open' AND w.decided_by IS NULL
        UNION ALL
        SELECT 'message', NULL, NULL, NULL, NULL, NULL, e.sender, NULL, (SELECT min(value::numeric) FROM jsonb_each_text(w.timers))
          FROM expectation e WHERE e.wait = w.id AND w.decided_by IS NULL
        UNION ALL
        SELECT 'timer', NULL, NULL, NULL, NULL, NULL, NULL, NULL, value::numeric FROM jsonb_each_text(w.timers) WHERE w.decided_by IS NULL
        UNION ALL
        SELECT 'decided', NULL, NULL, NULL, NULL, NULL, NULL, w.decided_at, NULL WHERE w.decided_by IS NOT NULL) h
      WHERE i."case" = ANY($1) AND i.status = 'running'
     UNION ALL
     SELECT i."case", i.id, i.process, 'incident', NULL, NULL, NULL, NULL, NULL, NULL, (extract(epoch FROM n.since) * 1000)::float8, NULL
       FROM process_instance i JOIN incident n ON n.instance = i.id AND n.closed_at IS NULL WHERE i."case" = ANY($1) AND i.status IN ('running', 'failed')
      ORDER BY since, instance`,
    [cases],
  );
  return rows.map(({ of, sender, ...row }) => ({ ...row, kind: kindOf({ of, sender, person: row.person }) }));
}

/** Whom a hope asks. Nobody in particular is asked for a correction of the case. */
function kindOf({ of, sender, person }: Pick<HopeRow, 'of' | 'sender' | 'person'>): HolderKind {
  if (of === 'task') return person === null ? 'group' : 'person';
  if (of === 'timer' || of === 'incident') return of;
  return sender === 'client' || sender === 'supplier' ? sender : 'system';
}
