import type { Transaction } from '../database/transaction.js';

/** Something that may name an item of the price lists, and a supplier. */
interface Naming {
  item?: string | undefined;
  supplier?: string | undefined;
}

/**
 * The same, without items and suppliers that the company does not have: a form is filled by hand, and what an old page sends must not stop the story. Its name
 * and article say all the same what is meant.
 */
export async function withKnownIds<Row extends Naming>(tx: Transaction, rows: readonly Row[]): Promise<Row[]> {
  const [items, suppliers] = [idsOf(rows, 'item'), idsOf(rows, 'supplier')];
  if (items.length + suppliers.length === 0) return [...rows];
  const found = await tx.rows<{ id: string }>(`SELECT id FROM item WHERE id = ANY($1) UNION SELECT id FROM supplier WHERE id = ANY($2)`, [items, suppliers]);
  const known = new Set(found.map(({ id }) => id));
  const kept = (id: string | undefined) => (id !== undefined && known.has(id.toLowerCase()) ? id.toLowerCase() : undefined);
  return rows.map((row) => ({ ...row, item: kept(row.item), ...('supplier' in row ? { supplier: kept(row.supplier) } : {}) }));
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const idsOf = (rows: readonly Naming[], name: keyof Naming) =>
  rows.flatMap((row) => (row[name] !== undefined && UUID.test(row[name]) ? [row[name].toLowerCase()] : []));
