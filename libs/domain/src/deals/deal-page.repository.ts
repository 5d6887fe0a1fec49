import type { AnswerSource, QueryChannel } from '../availability/availability.type.js';
import type { Transaction } from '../database/transaction.js';

/** What was said of a deal as a whole. */
export interface DealPageRecord {
  id: string;
  number: string;
  status: 'open' | 'lost';
  lostReason: string | null;
  openedAt: Date;
  purpose: string | null;
  neededBy: string | null;
  delivery: 'pickup' | 'delivery' | null;
  address: string | null;
}

/** A wanted thing, and what is known of it. */
export interface LinePageRecord {
  place: number;
  item: string | null;
  article: string | null;
  name: string;
  group: string | null;
  quantity: string;
  ask: boolean;
  supplier: string | null;
  supplierName: string | null;
  known: AvailabilityRecord | null;
}

/** Who can deliver a thing, and how that is known (WT-3.6). */
export interface AvailabilityRecord {
  supplier: string;
  supplierName: string;
  source: AnswerSource;
  expected: boolean;
  quantity: string | null;
  price: string | null;
  currency: string | null;
  readyOn: string | null;
  fileName: string | null;
  row: number | null;
  listedAt: string | null;
  query: string | null;
  holdsUntil: string;
  at: string;
}

/** A question to a supplier. */
export interface QueryPageRecord {
  id: string;
  number: number;
  supplier: string;
  supplierName: string;
  phone: string | null;
  email: string | null;
  site: string | null;
  currency: string;
  byMail: boolean;
  state: 'planned' | 'asked' | 'answered' | 'silent' | 'withdrawn';
  channel: QueryChannel | null;
  plannedAt: Date;
  askedAt: Date | null;
  askedBy: string | null;
  reminded: number;
  answeredAt: Date | null;
  endedAt: Date | null;
  lines: { place: number; article: string | null; name: string; quantity: string }[];
}

/** The deal of a case with what was said of it; undefined while there is none. */
export function dealPage(tx: Transaction, caseId: string): Promise<DealPageRecord | undefined> {
  return tx.row(
    `SELECT id, number, status, lost_reason AS "lostReason", opened_at AS "openedAt", purpose, needed_by::text AS "neededBy", delivery, address FROM deal WHERE "case" = $1`,
    [caseId],
  );
}

/** What is wanted, by place, with what is known of each thing. */
export function linesWithKnown(tx: Transaction, deal: string): Promise<LinePageRecord[]> {
  return tx.rows(
    `SELECT l.place, l.item, l.article, l.name, i."group", trim_scale(l.quantity)::text AS quantity, l.ask, l.supplier, p.name AS "supplierName",
            CASE WHEN a.line IS NULL THEN NULL ELSE json_build_object('supplier', a.supplier, 'supplierName', s.name, 'source', a.source, 'expected', a.expected, 'quantity', trim_scale(a.quantity)::text,
              'price', a.price::text, 'currency', a.currency, 'readyOn', a.ready_on, 'fileName', f.file_name, 'row', a.list_row, 'listedAt', a.listed_at, 'query', a.query,
              'holdsUntil', a.holds_until, 'at', a.at) END AS known
       FROM deal_line l LEFT JOIN item i ON i.id = l.item LEFT JOIN supplier p ON p.id = l.supplier LEFT JOIN line_availability a ON a.line = l.id
       LEFT JOIN supplier s ON s.id = a.supplier LEFT JOIN price_list f ON f.id = a.list WHERE l.deal = $1 AND l.removed_at IS NULL ORDER BY l.place`,
    [deal],
  );
}

/** The questions of a deal, the last one first, with what each asks about. */
export function queriesOf(tx: Transaction, deal: string): Promise<QueryPageRecord[]> {
  return tx.rows(
    `SELECT q.id, q.number, q.supplier, s.name AS "supplierName", s.phone, s.email, s.site, s.currency, q.by_mail AS "byMail", q.state, q.channel, q.planned_at AS "plannedAt",
            q.asked_at AS "askedAt", q.asked_by AS "askedBy", q.reminded, q.answered_at AS "answeredAt", q.ended_at AS "endedAt",
            (SELECT json_agg(json_build_object('place', l.place, 'article', l.article, 'name', l.name, 'quantity', trim_scale(ql.quantity)::text) ORDER BY l.place)
               FROM supplier_query_line ql JOIN deal_line l ON l.id = ql.line WHERE ql.query = q.id) AS lines
       FROM supplier_query q JOIN supplier s ON s.id = q.supplier WHERE q.deal = $1 ORDER BY q.number DESC`,
    [deal],
  );
}

/** The names of actors such as `person:<id>`; programs and the system have none here. */
export async function namesOf(tx: Transaction, actors: readonly (string | null)[]): Promise<Map<string, string>> {
  const ids = [...new Set(actors)].flatMap((actor) => (actor?.startsWith('person:') ? [actor.slice('person:'.length)] : []));
  if (ids.length === 0) return new Map();
  const people = await tx.rows<{ id: string; name: string }>(`SELECT id, name FROM person WHERE id = ANY($1)`, [ids]);
  return new Map(people.map(({ id, name }) => [`person:${id}`, name]));
}
