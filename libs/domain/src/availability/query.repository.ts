import type { Transaction } from '../database/transaction.js';
import type { LineAnswer, PlannedQuery, QueryChannel } from './availability.type.js';

/** A question as its deal has it, locked. */
export interface QueryRecord {
  id: string;
  deal: string;
  number: number;
  supplier: string;
  supplierName: string;
  contact: string | null;
  email: string | null;
  currency: string;
  longestAgeDays: number | null;
  byMail: boolean;
  state: 'planned' | 'asked' | 'answered' | 'silent' | 'withdrawn';
  askedAt: Date | null;
}

/** A thing that a supplier is asked about. */
export interface AskedLine {
  line: string;
  place: number;
  article: string | null;
  name: string;
  /** As many as he is asked for. */
  asked: string;
  /** As many as are wanted now. */
  quantity: string;
}

/** A question of the call's deal; a sentence where there is none. */
export async function queryOf(tx: Transaction, deal: string, query: string): Promise<QueryRecord> {
  const found = await tx.row<QueryRecord>(
    `SELECT q.id, q.deal, q.number, q.supplier, s.name AS "supplierName", s.contact, s.email, s.currency, s.longest_age_days AS "longestAgeDays", q.by_mail AS "byMail", q.state,
            q.asked_at AS "askedAt" FROM supplier_query q JOIN supplier s ON s.id = q.supplier WHERE q.id = $1 AND q.deal = $2 FOR NO KEY UPDATE OF q`,
    [query, deal],
  );
  if (!found) throw new Error(`The deal has no question ${query} to a supplier: it is planned by nextSuppliers before it is asked.`);
  return found;
}

/** What a supplier is asked about, by place. */
export function askedLines(tx: Transaction, query: string): Promise<AskedLine[]> {
  return tx.rows(
    `SELECT l.id AS line, l.place, l.article, l.name, trim_scale(q.quantity)::text AS asked, trim_scale(l.quantity)::text AS quantity
       FROM supplier_query_line q JOIN deal_line l ON l.id = q.line WHERE q.query = $1 ORDER BY l.place`,
    [query],
  );
}

/** Questions that a call has planned, in their order. */
export function plannedBy(tx: Transaction, planKey: string): Promise<PlannedQuery[]> {
  return tx.rows(
    `SELECT q.id AS query, q.supplier, s.name AS "supplierName", q.by_mail AS "byMail" FROM supplier_query q JOIN supplier s ON s.id = q.supplier WHERE q.plan_key = $1 ORDER BY q.number`,
    [planKey],
  );
}

/**
 * Which suppliers were asked about which open things, for as many as are wanted now. A question of an earlier search that was withdrawn without an answer
 * does not count: what was wanted has changed meanwhile, and he is asked anew.
 */
export function askedBefore(tx: Transaction, lines: readonly string[], instance: string): Promise<{ supplier: string; line: string }[]> {
  return tx.rows(
    `SELECT DISTINCT q.supplier, ql.line FROM supplier_query_line ql JOIN supplier_query q ON q.id = ql.query JOIN deal_line l ON l.id = ql.line
      WHERE ql.line = ANY($1) AND ql.quantity >= l.quantity AND (q.state <> 'withdrawn' OR q.instance = $2)`,
    [lines, instance],
  );
}

/** What a planned question is made of. */
export interface QueryToPlan {
  id: string;
  organisation: string;
  deal: string;
  instance: string;
  planKey: string;
  at: Date;
  supplier: string;
  lines: readonly string[];
}

/** Writes a question that is to be asked; by mail where the supplier has an address. */
export async function planQuery(tx: Transaction, { id, organisation, deal, instance, planKey, at, supplier, lines }: QueryToPlan): Promise<void> {
  await tx.change(
    `INSERT INTO supplier_query (id, organisation, deal, number, supplier, by_mail, state, instance, plan_key, planned_at)
     SELECT $1, $2, $3, (SELECT coalesce(max(number), 0) + 1 FROM supplier_query WHERE deal = $3), s.id, s.email IS NOT NULL, 'planned', $4, $5, $6 FROM supplier s WHERE s.id = $7
     ON CONFLICT (id) DO NOTHING`,
    [id, organisation, deal, instance, planKey, at, supplier],
  );
  await tx.change(
    `INSERT INTO supplier_query_line (query, line, organisation, quantity) SELECT q.id, l.id, $3, l.quantity FROM supplier_query q JOIN deal_line l ON l.id = ANY($2) WHERE q.id = $1
     ON CONFLICT DO NOTHING`,
    [id, lines, organisation],
  );
}

/** What was said of one thing, as it is read. */
export interface AnswerRecord extends LineAnswer {
  id: string;
  query: string;
  supplier: string;
  supplierName: string;
  longestAgeDays: number | null;
  lineId: string;
  /** As many as he was asked for; what he was not asked about: as many as are wanted. */
  asked: string;
  channel: QueryChannel;
  by: string;
  at: Date;
}

/** The last that each question brought about each thing of a deal, the oldest first. */
export async function answersOf(tx: Transaction, deal: string): Promise<AnswerRecord[]> {
  const rows = await tx.rows<AnswerRecord>(
    `SELECT DISTINCT ON (a.query, a.line) a.id, a.query, q.supplier, s.name AS "supplierName", s.longest_age_days AS "longestAgeDays", a.line AS "lineId", l.place AS line, a.has,
            trim_scale(a.quantity)::text AS quantity, a.price::text AS price, a.currency, a.ready_on::text AS "readyOn", a.reserved_until AS "reservedUntil", a.note, a.channel, a."by", a.at,
            trim_scale(coalesce(ql.quantity, l.quantity))::text AS asked
       FROM supplier_query q JOIN supplier s ON s.id = q.supplier JOIN supplier_answer a ON a.query = q.id JOIN deal_line l ON l.id = a.line
       LEFT JOIN supplier_query_line ql ON ql.query = q.id AND ql.line = a.line
      WHERE q.deal = $1 ORDER BY a.query, a.line, a.ordinal DESC`,
    [deal],
  );
  const told = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as AnswerRecord);
  return told
    .map((row) => ({ ...row, ...(row.reservedUntil ? { reservedUntil: new Date(row.reservedUntil).toISOString() } : {}) }))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
}

/** Adds what was said of one thing. */
export async function addAnswer(
  tx: Transaction,
  {
    id,
    organisation,
    query,
    line,
    channel,
    by,
    at,
  }: { id: string; organisation: string; query: string; line: string; channel: QueryChannel; by: string; at: Date },
  { has, quantity, price, currency, readyOn, reservedUntil, note }: Omit<LineAnswer, 'line'>,
): Promise<void> {
  const said = [has, quantity, price, price === undefined ? null : currency, readyOn, reservedUntil, note].map((one) => one ?? null);
  await tx.change(
    `INSERT INTO supplier_answer (id, organisation, query, line, ordinal, channel, "by", at, has, quantity, price, currency, ready_on, reserved_until, note)
     VALUES ($1, $2, $3, $4, (SELECT coalesce(max(ordinal), 0) + 1 FROM supplier_answer WHERE query = $3 AND line = $4), $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     ON CONFLICT (id) DO NOTHING`,
    [id, organisation, query, line, channel, by, at, ...said],
  );
}
