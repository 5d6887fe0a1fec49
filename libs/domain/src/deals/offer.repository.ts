import type { Transaction } from '../database/transaction.js';
import { Money } from '../money/money.rule.js';
import { withKnownIds } from './known-ids.repository.js';
import type { Objection, OfferLine, OfferTerms } from './deal-terms.type.js';

/** A line of an offer as it was told, with what it was known to cost us then. */
export interface OfferLineRecord {
  place: number;
  /** The place of the wanted thing in the deal; null: added while offering. */
  line: number | null;
  item: string | null;
  article: string | null;
  name: string;
  quantity: string;
  price: string | null;
  readyOn: string | null;
  supplier: string | null;
  supplierName: string | null;
  cost: string | null;
  costCurrency: string | null;
}

/** A version of an offer, as it is read. */
export interface OfferRecord {
  id: string;
  version: number;
  currency: string;
  complete: 'complete' | 'parts' | null;
  deliverOn: string | null;
  window: string | null;
  delivery: 'pickup' | 'delivery' | null;
  address: string | null;
  comeAt: Date | null;
  payment: 'cashOffice' | 'courier' | 'card' | 'transfer' | null;
  email: string | null;
  phone: string | null;
  dataBy: Date | null;
  validUntil: string | null;
  by: string;
  at: Date;
  agreedAt: Date | null;
  lines: OfferLineRecord[];
}

const OFFER = `o.id, o.version, o.currency, o.complete, o.deliver_on::text AS "deliverOn", o.time_window AS "window", o.delivery, o.address, o.come_at AS "comeAt", o.payment,
  o.email, o.phone, o.data_by AS "dataBy", o.valid_until::text AS "validUntil", o."by", o.at, o.agreed_at AS "agreedAt"`;

const LINES = `coalesce((SELECT json_agg(json_build_object('place', l.place, 'line', d.place, 'item', l.item, 'article', l.article, 'name', l.name, 'quantity', trim_scale(l.quantity)::text,
    'price', l.price::text, 'readyOn', l.ready_on, 'supplier', l.supplier, 'supplierName', s.name, 'cost', l.cost::text, 'costCurrency', l.cost_currency) ORDER BY l.place)
  FROM deal_offer_line l LEFT JOIN deal_line d ON d.id = l.line LEFT JOIN supplier s ON s.id = l.supplier WHERE l.offer = o.id), '[]') AS lines`;

/** The versions of a deal's offer, the last one first. */
export function offersOf(tx: Transaction, deal: string): Promise<OfferRecord[]> {
  return tx.rows(`SELECT ${/* sql-fragment */ OFFER}, ${/* sql-fragment */ LINES} FROM deal_offer o WHERE o.deal = $1 ORDER BY o.version DESC`, [deal]);
}

/** What the client was told last. */
export function lastOffer(tx: Transaction, deal: string): Promise<OfferRecord | undefined> {
  return tx.row(`SELECT ${/* sql-fragment */ OFFER}, ${/* sql-fragment */ LINES} FROM deal_offer o WHERE o.deal = $1 ORDER BY o.version DESC LIMIT 1`, [deal]);
}

/** A recorded offer in the words in which it is told. */
export function termsOf({ lines, ...offer }: OfferRecord): OfferTerms {
  const { currency, complete, deliverOn, window, delivery, address, comeAt, payment, email, phone, dataBy, validUntil } = offer;
  const said = { complete, deliverOn, window, delivery, address, payment, email, phone, validUntil };
  return {
    ...withoutNull(said),
    ...(comeAt ? { comeAt: comeAt.toISOString() } : {}),
    ...(dataBy ? { dataBy: dataBy.toISOString() } : {}),
    lines: lines.map(({ name, quantity, line, item, article, price, readyOn, supplier }) => ({
      name,
      quantity,
      price: price === null ? '' : Money.of(price, currency).toJSON().amount,
      ...withoutNull({ line, item, article, readyOn, supplier }),
    })),
  };
}

/** What is known, without what is not. */
export function withoutNull<T extends object>(facts: T): { [Name in keyof T]?: NonNullable<T[Name]> } {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null && value !== undefined)) as { [Name in keyof T]?: NonNullable<T[Name]> };
}

/** A version that is to be written. */
export interface NewOffer {
  id: string;
  organisation: string;
  deal: string;
  version: number;
  currency: string;
  by: string;
  at: Date;
  offer: OfferTerms;
}

/**
 * Writes a version with its lines. What a line costs us is frozen with it: as its availability says, where that is the supplier it is offered from, else as that
 * supplier's current list does.
 */
export async function insertOffer(tx: Transaction, { id, organisation, deal, version, currency, by, at, offer }: NewOffer): Promise<void> {
  const { complete, deliverOn, window, delivery, address, comeAt, payment, email, phone, dataBy, validUntil } = offer;
  const said = [complete, deliverOn, window, delivery, address, comeAt, payment, email, phone, dataBy, validUntil].map((one) => one ?? null);
  await tx.change(
    `INSERT INTO deal_offer (id, organisation, deal, version, currency, "by", at, complete, deliver_on, time_window, delivery, address, come_at, payment, email, phone, data_by, valid_until)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    [id, organisation, deal, version, currency, by, at, ...said],
  );
  const lines = await withKnownIds(tx, offer.lines);
  const column = <Name extends keyof OfferLine>(name: Name) => lines.map((line) => line[name] || null);
  await tx.change(
    `INSERT INTO deal_offer_line (offer, place, organisation, line, item, article, name, quantity, price, ready_on, supplier, cost, cost_currency)
     SELECT $1, said.n, $2, d.id, said.item, said.article, said.name, said.quantity, said.price, said.ready_on, coalesce(said.supplier, a.supplier),
            CASE WHEN a.line IS NOT NULL THEN a.price ELSE listed.price END, CASE WHEN a.line IS NOT NULL THEN a.currency ELSE listed.currency END
       FROM unnest($4::int[], $5::uuid[], $6::text[], $7::text[], $8::numeric[], $9::numeric[], $10::date[], $11::uuid[])
            WITH ORDINALITY AS said(line, item, article, name, quantity, price, ready_on, supplier, n)
       LEFT JOIN deal_line d ON d.deal = $3 AND d.place = said.line
       LEFT JOIN line_availability a ON a.line = d.id AND a.supplier = coalesce(said.supplier, a.supplier)
       LEFT JOIN LATERAL (SELECT o.price, o.currency FROM stock_offer o JOIN supplier s ON s.id = o.supplier AND s.current_list = o.list
                           WHERE o.item = coalesce(said.item, d.item) AND o.supplier = said.supplier AND o.price IS NOT NULL ORDER BY o.position LIMIT 1) listed ON true`,
    [id, organisation, deal, ...(['line', 'item', 'article', 'name', 'quantity', 'price', 'readyOn', 'supplier'] as const).map(column)],
  );
}

/** How to reach the client, and when his data will come: corrected in the version that was told last. Says whether anything is otherwise. */
export async function correctReach(tx: Transaction, offer: string, { email, phone, dataBy }: OfferTerms): Promise<boolean> {
  const changed = await tx.change(
    `UPDATE deal_offer SET email = coalesce($2, email), phone = coalesce($3, phone), data_by = coalesce($4, data_by)
      WHERE id = $1 AND (email, phone, data_by) IS DISTINCT FROM (coalesce($2, email), coalesce($3, phone), coalesce($4::timestamptz, data_by))`,
    [offer, email ?? null, phone ?? null, dataBy ?? null],
  );
  return changed > 0;
}

/** An objection as it is read. */
export interface ObjectionRecord extends Objection {
  ordinal: number;
  by: string;
  at: Date;
}

/** Objections of a deal, in their order. */
export function objectionsOf(tx: Transaction, deal: string): Promise<ObjectionRecord[]> {
  return tx.rows(`SELECT ordinal, kind, argument, result, "by", at FROM deal_objection WHERE deal = $1 ORDER BY ordinal`, [deal]);
}

/** Adds what is behind those that are known: what was written down is never changed. Returns those that are new. */
export async function addObjections(
  tx: Transaction,
  { organisation, deal, by, at }: { organisation: string; deal: string; by: string; at: Date },
  objections: readonly Objection[],
): Promise<(Objection & { ordinal: number })[]> {
  const known = await tx.row<{ last: number }>(`SELECT coalesce(max(ordinal), 0) AS last FROM deal_objection WHERE deal = $1`, [deal]);
  const fresh = objections.map((one, i) => ({ ...one, ordinal: i + 1 })).slice(known!.last);
  for (const { ordinal, kind, argument, result } of fresh)
    await tx.change(`INSERT INTO deal_objection (deal, ordinal, organisation, kind, argument, result, "by", at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, [
      deal,
      ordinal,
      organisation,
      kind,
      argument,
      result,
      by,
      at,
    ]);
  return fresh;
}
