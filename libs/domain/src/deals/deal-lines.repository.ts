import { v7 } from 'uuid';
import type { Transaction } from '../database/transaction.js';
import type { OfferedAccessory, WantedItem } from './deal-terms.type.js';
import { withKnownIds } from './known-ids.repository.js';
import { placesOf, type PlacedItem } from './line-places.rule.js';

/** A wanted thing as it is read. */
export interface DealLineRecord extends PlacedItem {
  id: string;
  /** Decimal text without zeros behind. */
  quantity: string;
  supplier: string | null;
  ask: boolean;
  changedAt: Date;
  removedAt: Date | null;
}

/** Whose lines, and when it was said. */
interface Owner {
  organisation: string;
  deal: string;
  at: Date;
}

const LINE = `id, place, item, article, name, trim_scale(quantity)::text AS quantity, supplier, ask, changed_at AS "changedAt", removed_at AS "removedAt"`;

/** What is wanted now, by place. */
export function linesOf(tx: Transaction, deal: string): Promise<DealLineRecord[]> {
  return tx.rows(`SELECT ${/* sql-fragment */ LINE} FROM deal_line WHERE deal = $1 AND removed_at IS NULL ORDER BY place`, [deal]);
}

/** All that ever was wanted, by place. */
export function allLinesOf(tx: Transaction, deal: string): Promise<DealLineRecord[]> {
  return tx.rows(`SELECT ${/* sql-fragment */ LINE} FROM deal_line WHERE deal = $1 ORDER BY place`, [deal]);
}

/** Writes what is wanted now instead of what was. Says whether anything is otherwise. What was known of a thing that has changed is not known any more. */
export async function replaceLines(tx: Transaction, owner: Owner, wanted: readonly WantedItem[]): Promise<boolean> {
  const items = await withKnownIds(tx, wanted);
  const known = await allLinesOf(tx, owner.deal);
  const places = placesOf(known, items);
  let changed = false;
  for (const { place, wanted: one, fresh } of places) {
    const before = known.find((line) => line.place === place);
    if (fresh || !before) await addLine(tx, owner, { place, wanted: one });
    else if (!(await changeLine(tx, owner, { before, wanted: one }))) continue;
    changed = true;
  }
  const gone = known.filter(({ place, removedAt }) => removedAt === null && !places.some((one) => one.place === place)).map(({ id }) => id);
  await forgetAvailability(tx, gone);
  await tx.change(`UPDATE deal_line SET removed_at = $2, changed_at = $2 WHERE id = ANY($1)`, [gone, owner.at]);
  return changed || gone.length > 0;
}

async function addLine(tx: Transaction, { organisation, deal, at }: Owner, { place, wanted }: { place: number; wanted: WantedItem }): Promise<void> {
  const { item, article, name, quantity, supplier, ask } = wanted;
  await tx.change(
    `INSERT INTO deal_line (id, organisation, deal, place, item, article, name, quantity, supplier, ask, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [v7(), organisation, deal, place, item ?? null, article ?? null, name, quantity, supplier ?? null, ask ?? false, at],
  );
}

async function changeLine(tx: Transaction, { at }: Owner, { before, wanted }: { before: DealLineRecord; wanted: WantedItem }): Promise<boolean> {
  const { item, article, name, quantity, supplier, ask } = wanted;
  const now = [item ?? null, article ?? null, name, quantity, supplier ?? null, ask ?? false];
  const changed = await tx.row<{ more: boolean }>(
    `UPDATE deal_line SET item = $2, article = $3, name = $4, quantity = $5, supplier = $6, ask = $7, changed_at = $8, removed_at = NULL
      WHERE id = $1 AND (removed_at IS NOT NULL OR (item, article, name, quantity, supplier, ask) IS DISTINCT FROM ($2::uuid, $3::text, $4::text, $5::numeric, $6::uuid, $7::boolean))
      RETURNING quantity > $9::numeric AS more`,
    [before.id, ...now, at, before.quantity],
  );
  if (!changed) return false;
  const other = before.item !== (item ?? null) || before.supplier !== (supplier ?? null) || (ask === true && !before.ask);
  if (changed.more || other || before.removedAt !== null) await forgetAvailability(tx, [before.id]);
  return true;
}

/** These things are open again. */
async function forgetAvailability(tx: Transaction, lines: readonly string[]): Promise<void> {
  if (lines.length > 0) await tx.change(`DELETE FROM line_availability WHERE line = ANY($1)`, [lines]);
}

/** Writes which accessories were offered, instead of those told before. Says whether anything is otherwise. */
export async function replaceAccessories(tx: Transaction, { organisation, deal }: Owner, accessories: readonly OfferedAccessory[]): Promise<boolean> {
  const before = await accessoriesOf(tx, deal);
  const now = (await withKnownIds(tx, accessories)).map(({ item, name, answer }) => ({ item: item ?? null, name, answer }));
  if (JSON.stringify(before) === JSON.stringify(now)) return false;
  await tx.change(`DELETE FROM deal_accessory WHERE deal = $1`, [deal]);
  await tx.change(
    `INSERT INTO deal_accessory (deal, place, organisation, item, name, answer)
     SELECT $1, n, $2, item, name, answer FROM unnest($3::uuid[], $4::text[], $5::text[]) WITH ORDINALITY AS offered(item, name, answer, n)`,
    [deal, organisation, now.map(({ item }) => item), now.map(({ name }) => name), now.map(({ answer }) => answer)],
  );
  return true;
}

/** Accessories that were offered, in their order. */
export function accessoriesOf(tx: Transaction, deal: string): Promise<{ item: string | null; name: string; answer: 'taken' | 'declined' }[]> {
  return tx.rows(`SELECT item, name, answer FROM deal_accessory WHERE deal = $1 ORDER BY place`, [deal]);
}
