import type { Transaction } from '../database/transaction.js';
import { lookUpOf } from './look-up.rule.js';

/** By what a client was found, the surest first. */
export const MATCHES = ['phone', 'email', 'inn', 'name', 'company'] as const;

/** A client who was found, and where he stands in the list. */
export interface Hit {
  id: string;
  /** 1 and on: the place of its match in `MATCHES`. */
  rank: number;
}

/** Of one way of looking; whoever finds more types one more letter. */
const MOST_HITS = 300;

/**
 * Clients whom this may mean, who is meant more surely first. One statement: each way of looking is one range of an index in the order of bytes, of which
 * at most 300 hits are taken, in the order of the index (or a planner who hopes to meet them soon reads the table), so that its cost goes by what was typed and not by how many clients there are. Comparisons only, no `LIKE`: what is not
 * leakproof may not use an index behind row-level security.
 */
export async function findHits(
  tx: Transaction,
  organisation: string,
  { typed, limit, after }: { typed: string; limit: number; after?: { rank: number; id: string } },
): Promise<Hit[]> {
  const { phones, tails, emails, inns, words } = lookUpOf(typed);
  const [first, ...others] = words;
  const spans = [phones, tails, emails, inns, first ? [first] : [], others].flatMap((list) => [list.map(({ from }) => from), list.map(({ to }) => to)]);
  return tx.rows(
    `SELECT id, rank FROM (SELECT found.client AS id, min(found.rank)::int AS rank FROM (
       ${/* sql-fragment */ keyHits({ kind: 'phone', column: 'value', rank: 1, at: 2 })} UNION ALL
       ${/* sql-fragment */ keyHits({ kind: 'phone', column: 'reversed', rank: 1, at: 4 })} UNION ALL
       ${/* sql-fragment */ keyHits({ kind: 'email', column: 'value', rank: 2, at: 6 })} UNION ALL
       ${/* sql-fragment */ keyHits({ kind: 'inn', column: 'value', rank: 3, at: 8 })} UNION ALL
       (SELECT w.client, CASE w.field WHEN 'name' THEN 4 ELSE 5 END FROM unnest($10::text[], $11::text[]) AS s("from", "to")
          CROSS JOIN LATERAL (SELECT client, field FROM client_word i WHERE i.organisation = $1 AND i.word >= s."from" AND i.word < s."to"
            AND NOT EXISTS (SELECT FROM unnest($12::text[], $13::text[]) AS o("from", "to")
                             WHERE NOT EXISTS (SELECT FROM client_word x WHERE x.client = i.client AND x.word >= o."from" AND x.word < o."to"))
           ORDER BY i.word LIMIT $16) w)
     ) AS found(client, rank) GROUP BY found.client) AS hit
     WHERE (hit.rank, hit.id) > ($14::int, $15::uuid) ORDER BY hit.rank, hit.id LIMIT $17`,
    [organisation, ...spans, after?.rank ?? 0, after?.id ?? FIRST, MOST_HITS, limit],
  );
}

const FIRST = '00000000-0000-0000-0000-000000000000';

function keyHits({ kind, column, rank, at }: { kind: string; column: string; rank: number; at: number }): string {
  return `(SELECT k.client, ${/* sql-fragment */ rank} FROM unnest($${/* sql-fragment */ at}::text[], $${/* sql-fragment */ at + 1}::text[]) AS s("from", "to")
          CROSS JOIN LATERAL (SELECT client FROM client_key i WHERE i.organisation = $1 AND i.kind = '${/* sql-fragment */ kind}' AND i.${/* sql-fragment */ column} >= s."from" AND i.${/* sql-fragment */ column} < s."to"
           ORDER BY i.${/* sql-fragment */ column} LIMIT $16) k)`;
}

/** A page of all clients, the youngest record first. */
export function newestClients(
  tx: Transaction,
  organisation: string,
  { limit, before }: { limit: number; before?: { at: string; id: string } },
): Promise<{ id: string; createdAt: Date }[]> {
  return tx.rows(
    `SELECT id, created_at AS "createdAt" FROM client WHERE organisation = $1 AND merged_into IS NULL AND (created_at, id) < ($2::timestamptz, $3::uuid)
      ORDER BY created_at DESC, id DESC LIMIT $4`,
    [organisation, before?.at ?? 'infinity', before?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff', limit],
  );
}
