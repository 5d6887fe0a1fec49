import type { Transaction } from '../database/transaction.js';
import { DIGEST } from './seal.repository.js';

/** How an entry stands to its seal: under it and as it was sealed; not sealed yet; another one than was sealed. */
export type EntrySeal = 'sealed' | 'waiting' | 'changed';

/** The last seal. */
export interface LastSeal {
  number: string;
  sealedAt: Date;
  hash: string;
  /** Whether it follows from the seal before it, by its own hash. */
  holds: boolean;
}

/** The last seal and whether it follows from the one before; undefined where there is none yet. In a transaction of the system's: seals are over all organisations. */
export function lastSeal(tx: Transaction): Promise<LastSeal | undefined> {
  return tx.row(
    `SELECT s.number::text AS number, s.sealed_at AS "sealedAt", encode(s.hash, 'hex') AS hash,
            s.hash = sha256(coalesce((SELECT b.hash FROM audit_seal b WHERE b.number = s.number - 1), ''::bytea) || int8send(s.number) || s.digests)
              AND length(s.digests) = 32 * cardinality(s.entries) AND (s.number = 1 OR EXISTS (SELECT FROM audit_seal b WHERE b.number = s.number - 1)) AS holds
       FROM audit_seal s ORDER BY s.number DESC LIMIT 1`,
  );
}

/** How each of these entries stands to its seal: its content of now is compared with the content that was sealed. In a transaction of the system's. */
export async function sealsOf(tx: Transaction, entries: readonly string[]): Promise<Map<string, EntrySeal>> {
  const rows = await tx.rows<{ id: string; same: boolean }>(
    `SELECT e.id, ${/* sql-fragment */ DIGEST} = substring(s.digests FROM ((e.n - 1) * 32 + 1)::int FOR 32) AS same
       FROM audit_seal s, unnest(s.entries) WITH ORDINALITY AS e(id, n) JOIN audit a ON a.id = e.id
      WHERE s.entries && $1::uuid[] AND e.id = ANY($1::uuid[])`,
    [[...entries]],
  );
  const found = new Map(rows.map(({ id, same }) => [id, same ? 'sealed' : 'changed'] as const));
  return new Map(entries.map((id) => [id, found.get(id) ?? 'waiting']));
}
