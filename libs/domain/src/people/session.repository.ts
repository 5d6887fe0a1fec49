import type { Transaction } from '../database/transaction.js';

/** A session as people read of it. */
export interface SessionRecord {
  /** Made from the secret reference, which never leaves PostgreSQL and the owner's browser. */
  id: string;
  since: Date;
  /** Noted every five minutes. */
  lastUsedAt: Date;
  /** As the browser names itself; '' where it was not noted. */
  agent: string;
  address: string;
}

/** The id under which a session is told of. */
const PUBLIC_ID = /* sql-fragment */ `substr(encode(sha256(convert_to(sid, 'UTF8')), 'hex'), 1, 32)::uuid`;

/** Somebody's sessions that are still good, the last used first. `idle`: seconds after which one ends unused; `longest`: after its beginning. */
export function listSessions(tx: Transaction, person: string, { now, idle, longest }: { now: Date; idle: number; longest: number }): Promise<SessionRecord[]> {
  return tx.rows<SessionRecord>(
    `SELECT ${/* sql-fragment */ PUBLIC_ID} AS id, to_timestamp((sess ->> 'since')::float8 / 1000) AS since,
            greatest(expire::timestamptz - make_interval(secs => $3), to_timestamp((sess ->> 'since')::float8 / 1000)) AS "lastUsedAt",
            coalesce(sess ->> 'agent', '') AS agent, coalesce(sess ->> 'address', '') AS address
       FROM session WHERE sess ->> 'person' = $1 AND expire >= $2::timestamptz AND to_timestamp((sess ->> 'since')::float8 / 1000) >= $2::timestamptz - make_interval(secs => $4)
      ORDER BY expire DESC, sid`,
    [person, now, idle, longest],
  );
}

/** Ends somebody's sessions: all of them, the one with this id, or all but the one with this secret reference. Tells how many. */
export function endSessions(
  tx: Transaction,
  person: string,
  { only = null, except = null }: { only?: string | null; except?: string | null } = {},
): Promise<number> {
  return tx.change(
    `DELETE FROM session WHERE sess ->> 'person' = $1 AND ($2::uuid IS NULL OR ${/* sql-fragment */ PUBLIC_ID} = $2) AND ($3::text IS NULL OR sid <> $3)`,
    [person, only, except],
  );
}

/** The id under which the session with this secret reference is told of. */
export async function publicIdOf(tx: Transaction, sid: string): Promise<string> {
  return (await tx.row<{ id: string }>(`SELECT ${/* sql-fragment */ PUBLIC_ID} AS id FROM (SELECT $1::text AS sid) s`, [sid]))!.id;
}
