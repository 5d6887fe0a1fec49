import type { Transaction } from '../database/transaction.js';

/** Something that was promised to a client, and is not done yet (ALL-2). */
export interface OpenPromise {
  /** A word such as `callBack`. */
  what: string;
  process: string;
  task: string;
  dueAt: string | null;
  /** Who promised it; null: a program. */
  by: string | null;
}

/** The open promises to these clients, by client, the next one due first. */
export async function openPromises(tx: Transaction, clients: readonly string[]): Promise<ReadonlyMap<string, OpenPromise[]>> {
  const rows = await tx.rows<{ client: string; promises: OpenPromise[] }>(
    `SELECT k.client, json_agg(json_build_object('what', t.promise->>'what', 'process', t.process, 'task', t.name, 'dueAt', t.due_at, 'by', p.name) ORDER BY t.due_at, t.id) AS promises
       FROM case_file k JOIN task t ON t."case" = k.id LEFT JOIN person p ON p.id = nullif(split_part(t.promise->>'by', 'person:', 2), '')::uuid
      WHERE k.client = ANY($1) AND k.status = 'open' AND t.status <> 'closed' AND t.promise IS NOT NULL GROUP BY k.client`,
    [[...clients]],
  );
  return new Map(rows.map(({ client, promises }) => [client, promises]));
}
