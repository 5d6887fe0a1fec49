import type { Transaction } from '../database/transaction.js';
import { wordsOf } from '../lists/words.rule.js';
import type { Mapping } from './mapping.type.js';
import type { PriceListRecord } from './price-list.repository.js';

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
  /** How his files are read; null: none was yet. */
  mapping: Mapping | null;
  /** The list that counts; null: none yet. */
  list: { id: string; fileName: string; listedAt: string; datedBy: PriceListRecord['datedBy']; accepted: number } | null;
  /** A younger one that is being loaded or has to be asked about. */
  pending: { id: string; state: 'loading' | 'asking'; fileName: string; rows: number; readRows: number } | null;
}

const RECORD = `s.id, s.name, s.contact, s.phone, s.email, s.site, s.currency, s.longest_age_days AS "longestAgeDays", s.mapping,
  (SELECT json_build_object('id', l.id, 'fileName', l.file_name, 'listedAt', l.listed_at, 'datedBy', l.dated_by, 'accepted', l.accepted) FROM price_list l WHERE l.id = s.current_list) AS list,
  (SELECT json_build_object('id', l.id, 'state', l.state, 'fileName', l.file_name, 'rows', l.rows, 'readRows', l.read_rows) FROM price_list l
    WHERE l.supplier = s.id AND l.state IN ('loading', 'asking') ORDER BY l.uploaded_at DESC LIMIT 1) AS pending`;

/** A page of suppliers by name: all, or those in whose name or contact all typed words are. A company has some dozens: they are gone through. */
export function suppliersOf(
  tx: Transaction,
  organisation: string,
  { limit, after, typed = '' }: { limit: number; after?: string | undefined; typed?: string | undefined },
): Promise<(SupplierRecord & { nameKey: string })[]> {
  return tx.rows(
    `SELECT ${/* sql-fragment */ RECORD}, s.name_key AS "nameKey" FROM supplier s WHERE s.organisation = $1 AND s.name_key > $2
       AND NOT EXISTS (SELECT FROM unnest($4::text[]) AS typed(word) WHERE strpos(s.name_key || ' ' || lower(coalesce(s.contact, '')), word) = 0)
     ORDER BY s.name_key LIMIT $3`,
    [organisation, after ?? '', limit, wordsOf(typed)],
  );
}

export function supplierOf(tx: Transaction, id: string): Promise<SupplierRecord | undefined> {
  return tx.row(`SELECT ${/* sql-fragment */ RECORD} FROM supplier s WHERE s.id = $1`, [id]);
}
