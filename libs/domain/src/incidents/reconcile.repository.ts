import type { Transaction } from '../database/transaction.js';
import type { IncidentKind } from './incident.repository.js';

/** What the rows say of an instance, for a comparison with its workflow. */
export interface InstanceFacts {
  id: string;
  organisation: string;
  process: string;
  status: 'running' | 'completed' | 'cancelled' | 'failed';
  /** Ids of its open waits. */
  waits: string[];
  /** It has a running child, which holds the matter. */
  children: boolean;
}

/** Rows that contradict each other, by instance: open waits of one that has ended, open tasks whose wait is closed. */
export interface BrokenRows {
  instance: string;
  organisation: string;
  waits: string[];
  tasks: string[];
}

/** An open incident that the reconciler may find to be over. */
export interface OpenIncident {
  id: string;
  organisation: string;
  instance: string;
  kind: IncidentKind;
  /** About rows that contradict each other, not about the workflow. */
  rows: boolean;
}

/** The kinds that the reconciler opens, and closes when they are over. */
const OURS: readonly IncidentKind[] = ['run-ended-by-force', 'activity-failing', 'nobody-holds', 'drifted', 'story-broken'];

const FROM_THE_START = '00000000-0000-0000-0000-000000000000';

/** Running instances that by their rows nobody holds: no open wait, no running child, and nothing told of since `before`. By id, after `after`. */
export async function unheld(tx: Transaction, { after, most, before }: { after: string | null; most: number; before: Date }): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `SELECT i.id FROM process_instance i
      WHERE i.status = 'running' AND i.started_run IS NOT NULL AND i.id > $1 AND i.created_at < $3
        AND NOT EXISTS (SELECT 1 FROM wait w WHERE w.instance = i.id AND w.closed_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM process_instance c WHERE c.parent = i.id AND c.status = 'running')
        AND NOT EXISTS (SELECT 1 FROM event e WHERE e."case" = i."case" AND e.instance = i.id AND e.at >= $3)
        AND NOT EXISTS (SELECT 1 FROM event e WHERE e."case" IS NULL AND e.instance = i.id AND e.at >= $3)
      ORDER BY i.id LIMIT $2`,
    [after ?? FROM_THE_START, most, before],
  );
  return rows.map(({ id }) => id);
}

/** The next running instances by id: a sample that comes round to all of them. */
export async function nextRunning(tx: Transaction, { after, most }: { after: string | null; most: number }): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `SELECT id FROM process_instance WHERE status = 'running' AND started_run IS NOT NULL AND id > $1 ORDER BY id LIMIT $2`,
    [after ?? FROM_THE_START, most],
  );
  return rows.map(({ id }) => id);
}

export function instanceFacts(tx: Transaction, ids: readonly string[]): Promise<InstanceFacts[]> {
  return tx.rows<InstanceFacts>(
    `SELECT i.id, i.organisation, i.process, i.status, ARRAY(SELECT w.id FROM wait w WHERE w.instance = i.id AND w.closed_at IS NULL ORDER BY w.id) AS waits,
            EXISTS (SELECT 1 FROM process_instance c WHERE c.parent = i.id AND c.status = 'running') AS children
       FROM process_instance i WHERE i.id = ANY($1) AND i.started_run IS NOT NULL`,
    [ids],
  );
}

/** Looks at all open waits and tasks of all organisations: a second or two of PostgreSQL where there are a million. */
export function brokenRows(tx: Transaction, most: number): Promise<BrokenRows[]> {
  return tx.rows<BrokenRows>(
    `SELECT instance, organisation, array_remove(array_agg(wait ORDER BY wait), NULL) AS waits, array_remove(array_agg(task ORDER BY task), NULL) AS tasks FROM (
       SELECT w.instance, w.organisation, w.id AS wait, NULL::uuid AS task FROM wait w JOIN process_instance i ON i.id = w.instance WHERE w.closed_at IS NULL AND i.status <> 'running'
       UNION ALL
       SELECT t.instance, t.organisation, NULL, t.id FROM task t JOIN wait w ON w.id = t.wait WHERE t.status IN ('open', 'completing') AND w.closed_at IS NOT NULL) AS broken
      GROUP BY instance, organisation ORDER BY instance LIMIT $1`,
    [most],
  );
}

/** Open incidents of the reconciler's own kinds, the oldest first. The sweeper's name a command, and are not among them. */
export function openIncidents(tx: Transaction, most: number): Promise<OpenIncident[]> {
  return tx.rows<OpenIncident>(
    `SELECT id, organisation, instance, kind, tried ? 'tasks' AS rows FROM incident
      WHERE closed_at IS NULL AND command IS NULL AND instance IS NOT NULL AND kind = ANY($1) ORDER BY since, id LIMIT $2`,
    [OURS, most],
  );
}
