import type { Transaction } from '../database/transaction.js';
import { articleKey, sameGoods } from '../stock/article.rule.js';
import type { StockState } from '../stock/stock-text.rule.js';
import type { MayHave } from './next-suppliers.rule.js';

/** A wanted thing that nobody is known to have. */
export interface OpenLine {
  id: string;
  place: number;
  item: string | null;
  article: string | null;
  name: string;
  quantity: string;
  /** Whose row was picked. */
  supplier: string | null;
  ask: boolean;
}

/** A row of a supplier's current list that means the wanted thing `line`. */
export interface LineOffer {
  line: string;
  supplier: string;
  supplierName: string;
  longestAgeDays: number | null;
  list: string;
  row: number;
  listedAt: Date;
  price: string | null;
  currency: string | null;
  state: StockState;
  quantity: string | null;
  expectedOn: string | null;
}

/** What of a deal is open, by place. */
export function openLines(tx: Transaction, deal: string): Promise<OpenLine[]> {
  return tx.rows(
    `SELECT l.id, l.place, l.item, l.article, l.name, trim_scale(l.quantity)::text AS quantity, l.supplier, l.ask FROM deal_line l
      WHERE l.deal = $1 AND l.removed_at IS NULL AND NOT EXISTS (SELECT FROM line_availability a WHERE a.line = l.id) ORDER BY l.place`,
    [deal],
  );
}

/** Which items of the lists each thing is: the one that was picked, else those under its article, in any spelling, whose names do not contradict. */
async function itemsOf(tx: Transaction, organisation: string, lines: readonly OpenLine[]): Promise<{ line: string; item: string }[]> {
  const picked = lines.flatMap(({ id, item }) => (item === null ? [] : [{ line: id, item }]));
  const typed = lines.filter(({ item, article }) => item === null && articleKey(article ?? '') !== '');
  if (typed.length === 0) return picked;
  const known = await tx.rows<{ id: string; key: string; name: string | null }>(`SELECT id, key, name FROM item WHERE organisation = $1 AND key = ANY($2)`, [
    organisation,
    typed.map(({ article }) => articleKey(article!)),
  ]);
  const meant = typed.flatMap((line) =>
    known
      .filter(({ key, name }) => key === articleKey(line.article!) && sameGoods(line.article, name, line.name))
      .map(({ id }) => ({ line: line.id, item: id })),
  );
  return [...picked, ...meant];
}

/** What the suppliers' current lists say of these things. */
export async function offersFor(tx: Transaction, organisation: string, lines: readonly OpenLine[]): Promise<LineOffer[]> {
  const items = await itemsOf(tx, organisation, lines);
  return tx.rows(
    `SELECT m.line, s.id AS supplier, s.name AS "supplierName", s.longest_age_days AS "longestAgeDays", o.list, o."row", l.listed_at AS "listedAt", o.price::text AS price, o.currency,
            o.state, trim_scale(o.quantity)::text AS quantity, o.expected_on::text AS "expectedOn"
       FROM unnest($1::uuid[], $2::uuid[]) AS m(line, item) JOIN stock_offer o ON o.item = m.item JOIN supplier s ON s.id = o.supplier AND s.current_list = o.list
       JOIN price_list l ON l.id = o.list ORDER BY m.line, s.name, o.position`,
    [items.map(({ line }) => line), items.map(({ item }) => item)],
  );
}

/** How sure each state of a list is; who says that he has none may still get it. */
const DOUBT: Readonly<Record<StockState, number>> = { 'in-stock': 0, low: 1, expected: 2, 'to-order': 3, unknown: 4, none: 6 };
/** Who was picked by somebody, and who said yes to it before. */
const PICKED = 0;
const SAID_BEFORE = 5;

/** Who may have these things: who lists them, who was picked for them, and who has said before that he has them. */
export async function whoMayHave(tx: Transaction, organisation: string, lines: readonly OpenLine[]): Promise<MayHave[]> {
  const listed = (await offersFor(tx, organisation, lines)).map(({ supplier, supplierName, line, state }) => ({
    supplier,
    name: supplierName,
    line,
    doubt: DOUBT[state],
  }));
  const others = await tx.rows<MayHave>(
    `SELECT s.id AS supplier, s.name, l.id AS line, $2::int AS doubt FROM deal_line l JOIN supplier s ON s.id = l.supplier WHERE l.id = ANY($1)
     UNION
     SELECT s.id, s.name, l.id, $3::int FROM deal_line l JOIN deal_line same ON same.item = l.item AND same.deal <> l.deal JOIN supplier_answer a ON a.line = same.id AND a.has <> 'no'
       JOIN supplier_query q ON q.id = a.query JOIN supplier s ON s.id = q.supplier WHERE l.id = ANY($1)`,
    [lines.map(({ id }) => id), PICKED, SAID_BEFORE],
  );
  return [...listed, ...others];
}
