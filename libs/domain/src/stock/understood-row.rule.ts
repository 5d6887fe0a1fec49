import { currencyIn, type Currency } from '../money/currency.rule.js';
import { isCurrency } from '../money/money.rule.js';
import type { Columns, Field } from './columns.rule.js';
import { dayIn } from './day-text.rule.js';
import type { DecimalMark } from './decimal-text.rule.js';
import { readPrice } from './price-text.rule.js';
import { readStock, type StockState } from './stock-text.rule.js';

/** How the cells of a file are read, before it is read. */
export interface CellsRead {
  columns: Columns;
  /** What stands before the fraction of a price. */
  decimal: DecimalMark | null;
  /** Of a price that names none. */
  currency: Currency;
  /** The day of the list, for days without a year. */
  day: string;
}

/** One row as it will be understood, for whoever says which column is what. */
export interface UnderstoodRow {
  article: string | null;
  name: string | null;
  price: { amount: string; currency: Currency } | null;
  /** Why the price, and so the row, will not be taken: a key of the texts. */
  wrong: 'price' | 'price-ambiguous' | 'price-currency' | 'price-below-zero' | null;
  state: StockState;
  quantity: string | null;
  atLeast: boolean;
  expectedOn: string | null;
  /** Something says whether it is there, and is not understood: it is unknown, never in stock (WT-3.2). */
  unclear: boolean;
}

const NO_DAY = /^[-–—0]*$/u;

/** Reads the cells of one row as the import will read them. */
export function understoodRow(texts: readonly string[], { columns, decimal, currency, day }: CellsRead): UnderstoodRow {
  const at = (field: Field) => (columns[field] === undefined ? '' : (texts[columns[field]] ?? '')).trim();
  const price = priceOf(at('price'), at('currency'), { decimal, currency });
  const { unclear, ...stock } = readStock(at('stock'), day);
  const told = { article: at('article') || null, name: at('name') || null, ...price, ...stock, unclear };
  const awaited = at('expected');
  if (unclear || NO_DAY.test(awaited)) return told;
  const on = dayIn(awaited, day);
  if (!on) return { ...told, unclear: true };
  const state = stock.state === 'none' || stock.state === 'unknown' ? 'expected' : stock.state;
  return { ...told, state, expectedOn: stock.expectedOn ?? on };
}

function priceOf(text: string, named: string, { decimal, currency }: Pick<CellsRead, 'decimal' | 'currency'>): Pick<UnderstoodRow, 'price' | 'wrong'> {
  const read = readPrice(text, decimal);
  if ('wrong' in read) return { price: null, wrong: read.wrong };
  if ('none' in read) return { price: null, wrong: null };
  const code = named.toUpperCase();
  const written = isCurrency(code) ? code : (currencyIn(named)?.currency ?? null);
  if (named !== '' && written === null) return { price: null, wrong: 'price-currency' };
  return { price: { amount: read.amount, currency: read.currency ?? written ?? currency }, wrong: null };
}
