import type { Transaction } from '../database/transaction.js';

/** A supplier, with what his lists say of themselves. */
export interface SupplierRecord {
  id: string;
  name: string;
  contact: string | null;
  phone: string | null;
  email: string | null;
  site: string | null;
  currency: string;
  longestAgeDays: number | null;
  /** The list that counts; null: none yet. */
  list: { id: string; fileName: string; listedAt: string; accepted: number } | null;
  /** A younger one that is being loaded or has to be asked about. */
  pending: { id: string; state: 'loading' | 'asking'; fileName: string } | null;
}

const RECORD = `s.id, s.name, s.contact, s.phone, s.email, s.site, s.currency, s.longest_age_days AS "longestAgeDays",
  (SELECT json_build_object('id', l.id, 'fileName', l.file_name, 'listedAt', l.listed_at, 'accepted', l.accepted) FROM price_list l WHERE l.id = s.current_list) AS list,
  (SELECT json_build_object('id', l.id, 'state', l.state, 'fileName', l.file_name) FROM price_list l
    WHERE l.supplier = s.id AND l.state IN ('loading', 'asking') ORDER BY l.uploaded_at DESC LIMIT 1) AS pending`;

/** A page of suppliers by name. */
export function suppliersOf(
  tx: Transaction,
  organisation: string,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<(SupplierRecord & { nameKey: string })[]> {
  return tx.rows(
    `SELECT ${/* sql-fragment */ RECORD}, s.name_key AS "nameKey" FROM supplier s WHERE s.organisation = $1 AND s.name_key > $2 ORDER BY s.name_key LIMIT $3`,
    [organisation, after ?? '', limit],
  );
}

export function supplierOf(tx: Transaction, id: string): Promise<SupplierRecord | undefined> {
  return tx.row(`SELECT ${/* sql-fragment */ RECORD} FROM supplier s WHERE s.id = $1`, [id]);
}
