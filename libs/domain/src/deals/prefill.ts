import type { Transaction } from '../database/transaction.js';
import type { Objection, OfferLine, OfferTerms } from './deal-terms.type.js';
import { accessoriesOf, linesOf, type DealLineRecord } from './deal-lines.repository.js';
import { lastOffer, objectionsOf, termsOf, withoutNull } from './offer.repository.js';

/** A line with which an offer begins; without a price where none was told yet. Never what it costs us: it would lie in tasks and their history. */
export type PrefilledLine = Omit<OfferLine, 'price'> & { price?: string | undefined };

/** What an offer begins with: all that was said and found out. */
export type OfferPrefill = Omit<OfferTerms, 'lines'> & { lines: PrefilledLine[]; objections: Objection[] };

interface Known {
  delivery: 'pickup' | 'delivery' | null;
  address: string | null;
  email: string | null;
  phone: string | null;
}

/** Where a thing can be had, as far as a client may know. */
interface Found {
  line: string;
  supplier: string;
  readyOn: string | null;
}

/** What the next offer of a deal begins with. Instants that have passed are asked for again. */
export async function prefillOf(tx: Transaction, { deal, now }: { deal: string; now: Date }): Promise<OfferPrefill> {
  const known = (await tx.row<Known>(
    `SELECT d.delivery, d.address, c.email, c.phone FROM deal d JOIN case_file k ON k.id = d."case" LEFT JOIN client c ON c.id = k.client WHERE d.id = $1`,
    [deal],
  ))!;
  const last = await lastOffer(tx, deal);
  const { lines: told = [], comeAt, dataBy, ...terms } = last ? termsOf(last) : ({} as Partial<OfferTerms>);
  const lines = await linesOf(tx, deal);
  const found = await tx.rows<Found>(
    `SELECT a.line, a.supplier, a.ready_on::text AS "readyOn" FROM line_availability a JOIN deal_line l ON l.id = a.line WHERE l.deal = $1`,
    [deal],
  );
  const objections = (await objectionsOf(tx, deal)).map(({ kind, argument, result }) => ({ kind, argument, result }));
  const begun = last ? again(told, { lines, found, since: last.at }) : [...lines.map((line) => lineOf(line, found)), ...(await takenAccessories(tx, deal))];
  const ahead = withoutNull({ comeAt: future(comeAt, now), dataBy: future(dataBy, now) });
  return { ...withoutNull(known), ...withoutNull(terms), ...ahead, lines: begun, objections };
}

const future = (instant: string | undefined, now: Date) => (instant !== undefined && Date.parse(instant) > now.getTime() ? instant : undefined);

/** A wanted thing, as it was found. */
function lineOf({ id, place, item, article, name, quantity, supplier }: DealLineRecord, found: readonly Found[]): PrefilledLine {
  const its = found.find(({ line }) => line === id);
  return { line: place, name, quantity, ...withoutNull({ item, article, readyOn: its?.readyOn, supplier: its?.supplier ?? supplier }) };
}

/** What was told last, as it stands now: without what is not wanted any more, and with all else that is wanted: what had no price then was not told. */
function again(
  told: readonly OfferLine[],
  { lines, found, since }: { lines: readonly DealLineRecord[]; found: readonly Found[]; since: Date },
): PrefilledLine[] {
  const kept = told.flatMap(({ price, ...one }): PrefilledLine[] => {
    const before = price === '' ? {} : { price };
    if (one.line === undefined) return [{ ...one, ...before }];
    const now = lines.find(({ place }) => place === one.line);
    if (!now) return [];
    const changed = now.changedAt >= since ? { quantity: now.quantity } : {};
    const { readyOn, supplier } = lineOf(now, found);
    return [{ ...one, ...withoutNull({ readyOn, supplier }), ...changed, ...before }];
  });
  const untold = lines.filter(({ place }) => !told.some(({ line }) => line === place));
  return [...kept, ...untold.map((line) => lineOf(line, found))];
}

async function takenAccessories(tx: Transaction, deal: string): Promise<PrefilledLine[]> {
  const offered = await accessoriesOf(tx, deal);
  return offered.filter(({ answer }) => answer === 'taken').map(({ item, name }) => ({ name, quantity: '1', ...withoutNull({ item }) }));
}
