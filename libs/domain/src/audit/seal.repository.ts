import type { Database } from '../database/database.js';

/** So many entries go into one seal. */
const MOST = 5_000;
/** No transaction is open for so long, ms: what is numbered below the seals of before is sealed, or was never committed. */
const SETTLED = 3_600_000;
/** One sealer at a time, in the whole database. */
const LOCK = 7_120_031;

/**
 * An entry as it is sealed: all of its columns, in JSON as PostgreSQL writes it, in UTC whatever the session's zone. `a` is the entry. Its request is there only where it
 * has one: what was sealed before there were any is sealed as it was.
 */
const DIGEST = `sha256(convert_to((jsonb_build_array(a.id, a.seq, a.organisation, to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), a.actor, a.act, a.object, a.data) || CASE WHEN a.request IS NULL THEN '[]'::jsonb ELSE jsonb_build_array(a.request) END)::text, 'UTF8'))`;

/** A seal that was made: its number, how many entries it is over, and its hash, which whoever wants to be sure keeps elsewhere. */
export interface Sealed {
  number: string;
  entries: number;
  hash: string;
  /** There are more to seal. */
  more: boolean;
}

/**
 * Seals the entries of the audit that no seal is over yet, and chains the seal to the one before; undefined where there are none, or another worker is
 * at it. Entries of transactions that are still open are left to the next seal: they are not to be seen yet.
 */
export function sealAudit(database: Database, at: Date): Promise<Sealed | undefined> {
  return database.asSystem(async (tx) => {
    const mine = await tx.row<{ locked: boolean }>(`SELECT pg_try_advisory_xact_lock($1) AS locked`, [LOCK]);
    if (!mine?.locked) return undefined;
    return tx.row<Sealed>(
      `WITH last AS (SELECT number, hash FROM audit_seal ORDER BY number DESC LIMIT 1),
            settled AS (SELECT coalesce(max(high), 0) AS high FROM audit_seal WHERE sealed_at < $1),
            lately AS (SELECT unnest(entries) AS id FROM audit_seal WHERE sealed_at >= $1),
            fresh AS (SELECT a.id, a.seq, ${/* sql-fragment */ DIGEST} AS digest FROM audit a, settled
                       WHERE a.seq > settled.high AND NOT EXISTS (SELECT FROM lately WHERE lately.id = a.id) ORDER BY a.seq LIMIT $3),
            of AS (SELECT coalesce((SELECT number FROM last), 0) + 1 AS number, array_agg(id ORDER BY seq) AS entries, max(seq) AS high,
                          string_agg(digest, ''::bytea ORDER BY seq) AS digests, coalesce((SELECT hash FROM last), ''::bytea) AS before
                     FROM fresh HAVING count(*) > 0),
            made AS (INSERT INTO audit_seal (number, sealed_at, entries, high, digests, hash)
                     SELECT number, $2, entries, high, digests, sha256(before || int8send(number) || digests) FROM of RETURNING number, entries, hash)
       SELECT number, cardinality(entries) AS entries, encode(hash, 'hex') AS hash, cardinality(entries) = $3 AS more FROM made`,
      [new Date(at.getTime() - SETTLED), at, MOST],
    );
  });
}

/** Something about the audit that is not as it was sealed. */
export type Broken =
  | { what: 'changed' | 'missing'; entry: string; seal: string }
  /** The chain does not hold here: a seal was changed, removed or put in. */
  | { what: 'chain'; seal: string }
  /** Written, or dated, before the last seals, and in none of them. */
  | { what: 'unsealed'; entry: string };

/** What the whole audit was found to be. */
export interface Verdict {
  seals: number;
  entries: number;
  /** Hash of the last seal; null where there is none. */
  head: string | null;
  broken: Broken[];
}

/** Entries as old as this ought to be sealed, ms. */
const LATE = 10 * 60_000;

/** Compares each entry and each link with what was sealed. Reads a seal at a time. */
export async function verifyAudit(database: Database, at: Date): Promise<Verdict> {
  const verdict: Verdict = { seals: 0, entries: 0, head: null, broken: [] };
  let [before, number] = ['', 0];
  for (;;) {
    const seal = await database.lookUp<{ number: string; entries: number; hash: string; holds: boolean }>(
      `SELECT number, cardinality(entries) AS entries, encode(hash, 'hex') AS hash,
              hash = sha256(decode($2, 'hex') || int8send(number) || digests) AND length(digests) = 32 * cardinality(entries) AS holds
         FROM audit_seal WHERE number > $1 ORDER BY number LIMIT 1`,
      [number, before],
    );
    if (!seal) break;
    if (!seal.holds || Number(seal.number) !== number + 1) verdict.broken.push({ what: 'chain', seal: seal.number });
    verdict.broken.push(...(await brokenIn(database, seal.number)));
    verdict.seals += 1;
    verdict.entries += seal.entries;
    verdict.head = seal.hash;
    [before, number] = [seal.hash, Number(seal.number)];
  }
  verdict.broken.push(...(await unsealed(database, new Date(at.getTime() - LATE))));
  return verdict;
}

function brokenIn(database: Database, seal: string): Promise<Broken[]> {
  return database.asSystem((tx) =>
    tx.rows(
      `SELECT CASE WHEN a.id IS NULL THEN 'missing' ELSE 'changed' END AS what, e.id AS entry, s.number::text AS seal
         FROM audit_seal s, unnest(s.entries) WITH ORDINALITY AS e(id, n) LEFT JOIN audit a ON a.id = e.id
        WHERE s.number = $1 AND (a.id IS NULL OR ${/* sql-fragment */ DIGEST} IS DISTINCT FROM substring(s.digests FROM ((e.n - 1) * 32 + 1)::int FOR 32)) ORDER BY e.n`,
      [seal],
    ),
  );
}

function unsealed(database: Database, before: Date): Promise<Broken[]> {
  return database.asSystem((tx) =>
    tx.rows(
      `SELECT 'unsealed' AS what, a.id AS entry FROM audit a
        WHERE (a.at < $1 OR a.seq < (SELECT coalesce(max(high), 0) FROM audit_seal WHERE sealed_at < $1))
          AND a.id NOT IN (SELECT unnest(entries) FROM audit_seal) ORDER BY a.seq`,
      [before],
    ),
  );
}
