import type { Transaction } from '../database/transaction.js';
import type { AnswerSource } from './availability.type.js';

/** Who can deliver a thing, and how that is known (WT-3.6). */
export interface Settlement {
  line: string;
  supplier: string;
  source: AnswerSource;
  expected: boolean;
  /** Null: he named no number. */
  quantity: string | null;
  price: string | null;
  currency: string | null;
  readyOn: string | null;
  file: { list: string; row: number; listedAt: Date } | null;
  query: string | null;
  holdsUntil: Date;
}

/** Settles an open thing; one that is settled already stays as it is. */
export async function settle(tx: Transaction, { organisation, at }: { organisation: string; at: Date }, settled: Settlement): Promise<boolean> {
  const { line, supplier, source, expected, quantity, price, currency, readyOn, file, query, holdsUntil } = settled;
  const written = await tx.change(
    `INSERT INTO line_availability (line, organisation, supplier, source, expected, quantity, price, currency, ready_on, list, list_row, listed_at, query, holds_until, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT (line) DO NOTHING`,
    [
      line,
      organisation,
      supplier,
      source,
      expected,
      quantity,
      price,
      price === null ? null : currency,
      readyOn,
      file?.list ?? null,
      file?.row ?? null,
      file?.listedAt ?? null,
      query,
      holdsUntil,
      at,
    ],
  );
  return written > 0;
}

/** What has been settled and holds no longer is open again. */
export function forgetOver(tx: Transaction, deal: string, now: Date): Promise<number> {
  return tx.change(`DELETE FROM line_availability a USING deal_line l WHERE l.id = a.line AND l.deal = $1 AND a.holds_until < $2`, [deal, now]);
}
