import type { Transaction } from '../database/transaction.js';

/** An act as it was written down. */
export interface AuditRecord {
  id: string;
  seq: string;
  at: Date;
  /** The same instant to the microsecond: where a page ended. */
  place: string;
  actor: string;
  act: string;
  object: string | null;
  data: Record<string, unknown>;
}

/** Which acts are wanted. */
export interface AuditWanted {
  /** As the audit names who acted: `person:<id>`, `system`. */
  actor?: string | undefined;
  act?: string | undefined;
  /** Things that were acted upon; empty: none is meant, so nothing is found. */
  objects?: readonly string[] | undefined;
  /** Not before this instant, and before that one. ISO texts. */
  from?: string | undefined;
  until?: string | undefined;
  /** Words out of what was written down. */
  words?: string | undefined;
  limit: number;
  after?: { place: string; seq: string };
}

/** A page of acts; where words are sought, only so many are looked through at a time. */
export interface AuditFound {
  records: AuditRecord[];
  /** Where the looking ended, if there is more behind it. */
  lookedUntil: { place: string; seq: string } | null;
}

/** So many acts are looked through for words; whoever wants to look further asks for the next page. */
export const LOOKED_THROUGH = 10_000;

const PLACE = `to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS place`;
const COLUMNS = `id, seq, at, ${/* sql-fragment */ PLACE}, actor, act, object, data`;
const NEWEST_FIRST = `ORDER BY at DESC, seq DESC`;
const LATEST = { place: 'infinity', seq: '9223372036854775807' };

/**
 * The acts of an organisation, newest first. Each filter has an index in this order, so a page costs the same among a hundred and among a million acts.
 * Of several filters the rarest leads; what is about one of many things is asked for thing by thing.
 */
export async function listAudit(tx: Transaction, organisation: string, wanted: AuditWanted): Promise<AuditFound> {
  const { words = '', limit } = wanted;
  if (words.trim() === '') return { records: await newest(tx, organisation, wanted), lookedUntil: null };
  const through = matching(organisation, { ...wanted, limit: LOOKED_THROUGH });
  const { sql, values } = through;
  const end = await tx.row<{ place: string; seq: string }>(
    `SELECT ${/* sql-fragment */ PLACE}, seq FROM (${/* sql-fragment */ sql}) k ${/* sql-fragment */ NEWEST_FIRST} OFFSET ${/* sql-fragment */ LOOKED_THROUGH - 1}`,
    values,
  );
  const records = await tx.rows<AuditRecord>(
    `SELECT ${/* sql-fragment */ COLUMNS} FROM (${/* sql-fragment */ sql}) k WHERE strpos(lower(data::text), lower($${/* sql-fragment */ values.length + 1})) > 0
      ${/* sql-fragment */ NEWEST_FIRST} LIMIT $${/* sql-fragment */ values.length + 2}`,
    [...values, words.trim(), limit],
  );
  return { records, lookedUntil: end ?? null };
}

function newest(tx: Transaction, organisation: string, wanted: AuditWanted): Promise<AuditRecord[]> {
  const { sql, values } = matching(organisation, wanted);
  return tx.rows(`SELECT ${/* sql-fragment */ COLUMNS} FROM (${/* sql-fragment */ sql}) k ${/* sql-fragment */ NEWEST_FIRST}`, values);
}

/** The statement that finds them, in order, `limit` at most. */
function matching(organisation: string, { actor, act, objects, from, until, limit, after = LATEST }: AuditWanted): { sql: string; values: unknown[] } {
  const values: unknown[] = [organisation, after.place, after.seq, limit];
  const given = (value: unknown) => `$${values.push(value)}`;
  const also = [
    ...(actor === undefined ? [] : [`a.actor = ${given(actor)}`]),
    ...(act === undefined ? [] : [`a.act = ${given(act)}`]),
    ...(from === undefined ? [] : [`a.at >= ${given(from)}::timestamptz`]),
    ...(until === undefined ? [] : [`a.at < ${given(until)}::timestamptz`]),
  ];
  const where = ['a.organisation = $1', '(a.at, a.seq) < ($2::timestamptz, $3::bigint)', ...also].join(' AND ');
  const page = `${/* sql-fragment */ NEWEST_FIRST} LIMIT $4`;
  if (objects === undefined) return { sql: `SELECT a.* FROM audit a WHERE ${/* sql-fragment */ where} ${/* sql-fragment */ page}`, values };
  const things = given([...new Set(objects)]);
  return {
    sql: `SELECT one.* FROM unnest(${/* sql-fragment */ things}::uuid[]) AS thing(id) CROSS JOIN LATERAL (
            SELECT a.* FROM audit a WHERE ${/* sql-fragment */ where} AND a.object = thing.id ${/* sql-fragment */ page}) one ${/* sql-fragment */ page}`,
    values,
  };
}
