import type { Transaction } from '../database/transaction.js';

/** What has numbers that people read. */
export type NumberKind = 'case' | 'deal' | 'request';

/** The next number of each series; the row's lock is held until the commit, so it is taken last among the rows that others may wait for. */
export async function nextNumbers<Kind extends NumberKind>(tx: Transaction, organisation: string, kinds: readonly Kind[]): Promise<Record<Kind, string>> {
  const rows = await tx.rows<{ kind: Kind; number: string }>(
    `INSERT INTO number_series (organisation, kind, next) SELECT $1, kind, 2 FROM unnest($2::text[]) AS kind ORDER BY kind
     ON CONFLICT (organisation, kind) DO UPDATE SET next = number_series.next + 1 RETURNING kind, next - 1 AS number`,
    [organisation, [...kinds]],
  );
  return Object.fromEntries(rows.map(({ kind, number }) => [kind, number])) as Record<Kind, string>;
}
