import type { Transaction } from '../database/transaction.js';
import { articleKey, typedWords } from './article.rule.js';
import type { StockState } from './stock-text.rule.js';

/** By what an item was found: its whole article, the beginning of it, or words. In this order. */
export const STOCK_MATCHES = ['article', 'article-begins', 'words'] as const;

/** What a supplier's current list says of an item. */
export interface OfferRecord {
  supplier: string;
  supplierName: string;
  /** How many days this supplier's lists count; null: as the pack says. */
  longestAgeDays: number | null;
  site: string | null;
  list: string;
  row: number;
  article: string | null;
  name: string | null;
  price: string | null;
  currency: string | null;
  state: StockState;
  quantity: string | null;
  atLeast: boolean;
  stockText: string | null;
  expectedOn: string | null;
  link: string | null;
  listedAt: string;
}

/** An item that was found, and who has it. */
export interface StockRecord {
  id: string;
  /** 1 and on: twice the place of its match in `STOCK_MATCHES`, less one where somebody says that he has it. */
  rank: number;
  article: string | null;
  name: string | null;
  group: string | null;
  offers: OfferRecord[];
}

/** Of one way of looking; whoever finds more types one more letter. */
const MOST_HITS = 300;
/** Offers of one item that are shown; a company has some dozens of suppliers. */
const MOST_OFFERS = 50;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Items that this may mean, those under the whole article first, and within each way of finding those that somebody has. `find_items` reads: of articles one
 * range of the index (organisation, key), 300 entries at most; of words, where no article begins so, the posting lists of those words in one index over `words`, and of the items that have
 * all of them 300. Then whether somebody has those 300, and the offers of
 * one page, by the index on `item`. So the cost goes by how common the typed words are, never by how many items there are.
 */
export async function findStock(
  tx: Transaction,
  { typed, limit, after }: { typed: string; limit: number; after?: { rank: number; id: string } },
): Promise<StockRecord[]> {
  return tx.rows(
    `SELECT page.id, page.rank, i.article, i.name, i."group", coalesce(has.offers, '[]') AS offers FROM (
       SELECT hit.id, hit.rank FROM (
         SELECT f.item AS id, (2 * f.rank - CASE WHEN EXISTS (
                  SELECT FROM stock_offer o JOIN supplier s ON s.id = o.supplier AND s.current_list = o.list
                   WHERE o.item = f.item AND o.state IN ('in-stock', 'low')) THEN 1 ELSE 0 END) AS rank
           FROM (SELECT item, min(rank) AS rank FROM find_items($1, $2, $3) GROUP BY item) f
       ) hit WHERE (hit.rank, hit.id) > ($5::int, $6::uuid) ORDER BY hit.rank, hit.id LIMIT $7
     ) page JOIN item i ON i.id = page.id
     LEFT JOIN LATERAL (
       SELECT json_agg(json_build_object(
                'supplier', s.id, 'supplierName', s.name, 'longestAgeDays', s.longest_age_days, 'site', s.site, 'list', o.list, 'row', o.row, 'article', o.article,
                'name', o.name, 'price', o.price::text, 'currency', o.currency, 'state', o.state, 'quantity', o.quantity::text, 'atLeast', o.at_least,
                'stockText', o.stock_text, 'expectedOn', o.expected_on, 'link', o.link, 'listedAt', l.listed_at)) AS offers
         FROM (SELECT o.* FROM stock_offer o JOIN supplier s ON s.id = o.supplier AND s.current_list = o.list WHERE o.item = page.id LIMIT $4) o
         JOIN supplier s ON s.id = o.supplier JOIN price_list l ON l.id = o.list
     ) has ON true ORDER BY page.rank, page.id`,
    [articleKey(typed), typedWords(typed), MOST_HITS, MOST_OFFERS, after?.rank ?? 0, after?.id ?? FIRST, limit],
  );
}
