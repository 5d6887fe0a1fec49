import type { Transaction } from '../database/transaction.js';
import { itemsOf } from './items.repository.js';
import type { Mapping } from './mapping.type.js';
import type { MappingQuestion, OfferRow, RowNote } from './offer-row.type.js';

/** A list as it is read. */
export interface PriceListRecord {
  id: string;
  state: 'loading' | 'asking' | 'current' | 'old' | 'failed';
  fileName: string;
  /** SHA-256 of the file. */
  fileHash: string;
  listedAt: Date;
  datedBy: 'given' | 'title' | 'name' | 'file' | 'upload';
  uploadedAt: Date;
  uploadedBy: string | null;
  rows: number;
  readRows: number;
  accepted: number;
  rejectedRows: number;
  unclearRows: number;
  rejected: RowNote[];
  unclear: RowNote[];
  question: MappingQuestion | null;
}

/** What a supplier's files are read with. */
export interface ListOwner {
  id: string;
  currency: string;
  mapping: Mapping | null;
}

/** A list that is being loaded. */
export interface Loading {
  id: string;
  organisation: string;
  supplier: string;
}

/** A part of a list, read. */
export interface ListPart {
  offers: readonly OfferRow[];
  /** Offers of this list that are written already. */
  before: number;
}

/** Offers deleted in one statement. */
const MOST_REMOVED = 20_000;

const RECORD = `l.id, l.state, l.file_name AS "fileName", l.file_hash AS "fileHash", l.listed_at AS "listedAt", l.dated_by AS "datedBy", l.uploaded_at AS "uploadedAt",
  (SELECT name FROM person WHERE id = nullif(split_part(l.uploaded_by, 'person:', 2), '')::uuid) AS "uploadedBy", l.rows, l.read_rows AS "readRows", l.accepted, l.rejected_rows AS "rejectedRows",
  l.unclear_rows AS "unclearRows", l.rejected, l.unclear, l.question`;

export function ownerOf(tx: Transaction, supplier: string): Promise<ListOwner | undefined> {
  return tx.row(`SELECT id, currency, mapping FROM supplier WHERE id = $1`, [supplier]);
}

/** The lists of a supplier, the youngest first. */
export function listsOf(tx: Transaction, supplier: string, limit: number): Promise<PriceListRecord[]> {
  return tx.rows(`SELECT ${/* sql-fragment */ RECORD} FROM price_list l WHERE supplier = $1 ORDER BY uploaded_at DESC, id DESC LIMIT $2`, [supplier, limit]);
}

export function listOf(tx: Transaction, supplier: string, id: string): Promise<PriceListRecord | undefined> {
  return tx.row(`SELECT ${/* sql-fragment */ RECORD} FROM price_list l WHERE supplier = $1 AND id = $2`, [supplier, id]);
}

/** Gives up imports of this supplier that were not seen alive since then: whoever did them is gone. */
export function giveUpDead(tx: Transaction, supplier: string, before: Date): Promise<number> {
  return tx.change(`UPDATE price_list SET state = 'failed' WHERE supplier = $1 AND state = 'loading' AND touched_at < $2`, [supplier, before]);
}

/** Begins a new list; false where another one of this supplier is being loaded. */
export async function beginList(
  tx: Transaction,
  { id, organisation, supplier }: Loading,
  { fileName, fileHash, bytes, by, at }: { fileName: string; fileHash: string; bytes: Uint8Array; by: string; at: Date },
): Promise<boolean> {
  const begun = await tx.change(
    `INSERT INTO price_list (id, organisation, supplier, state, file_name, file_hash, listed_at, dated_by, uploaded_by, uploaded_at, rows, read_rows, accepted,
                             rejected_rows, unclear_rows, rejected, unclear, touched_at)
     VALUES ($1, $2, $3, 'loading', $4, $5, $6, 'upload', $7, $6, 0, 0, 0, 0, 0, '[]', '[]', $6) ON CONFLICT DO NOTHING`,
    [id, organisation, supplier, fileName, fileHash, at, by],
  );
  if (begun === 0) return false;
  await tx.rows(`INSERT INTO price_list_file (list, organisation, bytes) VALUES ($1, $2, $3)`, [
    id,
    organisation,
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  ]);
  return true;
}

/** Begins again with a list whose columns were asked about; false where another one of this supplier is being loaded, or this one is not asked about any more. */
export async function resumeList(tx: Transaction, { id, supplier }: Loading, at: Date): Promise<boolean> {
  const resumed = await tx.change(
    `UPDATE price_list SET state = 'loading', read_rows = 0, accepted = 0, rejected_rows = 0, unclear_rows = 0, rejected = '[]', unclear = '[]', touched_at = $3
      WHERE id = $1 AND supplier = $2 AND state = 'asking' AND EXISTS (SELECT FROM price_list_file WHERE list = $1)
        AND NOT EXISTS (SELECT FROM price_list WHERE supplier = $2 AND state = 'loading')`,
    [id, supplier, at],
  );
  return resumed > 0;
}

export async function fileOf(tx: Transaction, list: string): Promise<Buffer | undefined> {
  return (await tx.row<{ bytes: Buffer }>(`SELECT bytes FROM price_list_file WHERE list = $1`, [list]))?.bytes;
}

/** Writes offers of a list that does not count yet. */
export async function writePart(tx: Transaction, { id, organisation, supplier }: Loading, { offers, before }: ListPart): Promise<void> {
  if (offers.length === 0) return;
  const items = await itemsOf(tx, organisation, offers);
  const column = <Name extends keyof OfferRow>(name: Name) => offers.map((offer) => offer[name]);
  await tx.change(
    `INSERT INTO stock_offer (list, position, organisation, supplier, item, article, name, price, currency, state, quantity, at_least, stock_text, expected_on, link, "row")
     SELECT $1, $2 + n, $3, $4, item, article, name, price, currency, state, quantity, at_least, stock_text, expected_on, link, "row"
       FROM unnest($5::uuid[], $6::text[], $7::text[], $8::numeric[], $9::text[], $10::text[], $11::numeric[], $12::boolean[], $13::text[], $14::date[], $15::text[], $16::int[])
            WITH ORDINALITY AS read(item, article, name, price, currency, state, quantity, at_least, stock_text, expected_on, link, "row", n)`,
    [
      id,
      before,
      organisation,
      supplier,
      items,
      ...(['article', 'name', 'price', 'currency', 'state', 'quantity', 'atLeast', 'stockText', 'expectedOn', 'link', 'row'] as const).map(column),
    ],
  );
}

/** How far a list is; false where it is not being loaded any more: somebody gave it up. */
export async function tellProgress(
  tx: Transaction,
  list: string,
  {
    rows,
    readRows,
    accepted,
    rejectedRows,
    unclearRows,
    at,
  }: Pick<PriceListRecord, 'rows' | 'readRows' | 'accepted' | 'rejectedRows' | 'unclearRows'> & { at: Date },
): Promise<boolean> {
  const told = await tx.change(
    `UPDATE price_list SET rows = $2, read_rows = $3, accepted = $4, rejected_rows = $5, unclear_rows = $6, touched_at = $7 WHERE id = $1 AND state = 'loading'`,
    [list, rows, readRows, accepted, rejectedRows, unclearRows, at],
  );
  return told > 0;
}

/** What a list came to. */
export interface ListEnd {
  state: 'current' | 'asking';
  listedAt: Date;
  datedBy: PriceListRecord['datedBy'];
  rejected: readonly RowNote[];
  unclear: readonly RowNote[];
  question: MappingQuestion | null;
  mapping: Mapping | null;
}

/**
 * Ends the loading of a list: it counts from now on instead of the one before, or waits for an answer. One statement after the other under the supplier's lock, so
 * that whoever searches sees the old list or the new one. False where it was given up meanwhile.
 */
export async function endList(tx: Transaction, { id, supplier }: Loading, end: ListEnd): Promise<boolean> {
  await tx.row(`SELECT 1 FROM supplier WHERE id = $1 FOR NO KEY UPDATE`, [supplier]);
  const ended = await tx.change(
    `UPDATE price_list SET state = $2, listed_at = $3, dated_by = $4, rejected = $5, unclear = $6, question = $7 WHERE id = $1 AND state = 'loading'`,
    [id, end.state, end.listedAt, end.datedBy, JSON.stringify(end.rejected), JSON.stringify(end.unclear), end.question && JSON.stringify(end.question)],
  );
  if (ended === 0) return false;
  const over = end.state === 'current' ? ['asking', 'current'] : ['asking'];
  await tx.change(`UPDATE price_list SET state = 'old', question = NULL WHERE supplier = $1 AND id <> $2 AND state = ANY($3)`, [supplier, id, over]);
  if (end.state === 'current')
    await tx.change(`UPDATE supplier SET current_list = $2, mapping = $3 WHERE id = $1`, [supplier, id, JSON.stringify(end.mapping)]);
  await tx.change(`DELETE FROM price_list_file f USING price_list l WHERE l.id = f.list AND l.supplier = $1 AND l.state IN ('old', 'failed')`, [supplier]);
  return true;
}

/** Puts a list back whose reading broke off: it is asked about as before. */
export function askAgain(tx: Transaction, list: string): Promise<number> {
  return tx.change(`UPDATE price_list SET state = 'asking' WHERE id = $1 AND state = 'loading'`, [list]);
}

/** Takes a list away of which nothing shall stay: its file was refused. One that counts by now stays: its switch was committed, and only the answer was lost. */
export async function forgetList(tx: Transaction, list: string): Promise<void> {
  if (!(await tx.row(`SELECT 1 FROM price_list WHERE id = $1 AND state IN ('loading', 'failed') FOR UPDATE`, [list]))) return;
  await tx.change(`DELETE FROM stock_offer WHERE list = $1`, [list]);
  await tx.change(`DELETE FROM price_list_file WHERE list = $1`, [list]);
  await tx.change(`DELETE FROM price_list WHERE id = $1`, [list]);
}

/** Removes some offers of lists that count no more, or never will; says whether there are more. */
export async function removeOld(tx: Transaction, supplier: string): Promise<boolean> {
  const gone = await tx.change(
    `DELETE FROM stock_offer WHERE (list, position) IN (
       SELECT o.list, o.position FROM price_list l JOIN stock_offer o ON o.list = l.id WHERE l.supplier = $1 AND l.state IN ('old', 'failed', 'asking') LIMIT $2)`,
    [supplier, MOST_REMOVED],
  );
  return gone === MOST_REMOVED;
}
