import { itemKey, sameGoods } from '../article.rule.js';
import { currencyOfHeader, headerText, type Field } from '../columns.rule.js';
import { dayIn } from '../day-text.rule.js';
import { markOf, type DecimalMark } from '../decimal-text.rule.js';
import { currencyIn, type Currency } from '../../money/currency.rule.js';
import { isCurrency } from '../../money/money.rule.js';
import type { Mapping } from '../mapping.type.js';
import type { OfferRow, RowNote, RowReason } from '../offer-row.type.js';
import { readPrice } from '../price-text.rule.js';
import { readStock, type ReadStock } from '../stock-text.rule.js';
import type { Table } from './find-table.js';
import { currencyOfFormat } from './format-currency.js';
import { EMPTY, type Cell } from './sheet.type.js';

const LONGEST = { article: 100, name: 500, group: 200, stock: 120, link: 1_000, value: 120 };

/** What became of a row: an offer, perhaps with a doubt, or a reason why it was not taken; nothing where it says nothing. */
export interface RowRead {
  offer?: OfferRow;
  rejected?: RowNote;
  unclear?: RowNote;
}

/** What is remembered of a row, to know it again. */
interface Seen {
  row: number;
  name: string | null;
  said: string;
}

interface StockRead extends Omit<ReadStock, 'unclear'> {
  unclear: RowReason | null;
  /** What was not understood. */
  text: string;
}

/** How the columns of one table are read. */
export interface Reading {
  mapping: Mapping;
  /** The day of the list. */
  day: string;
  /** Of a price that names none. */
  currency: Currency;
}

/** Reads the rows of one table, one after the other; remembers what came before, over all tables of a file. */
export class RowReader {
  private readonly seen = new Map<string, Seen[]>();
  private group: string | null = null;
  private readonly mark: DecimalMark | null;
  private readonly currency: Currency;

  constructor(
    private readonly table: Table,
    private readonly reading: Reading,
    before?: RowReader,
  ) {
    if (before) this.seen = before.seen;
    const price = table.columns.price;
    this.mark = reading.mapping.decimal ?? (price === undefined ? null : markOf(this.column(price)));
    const header = price === undefined ? '' : (table.headers[price] ?? '');
    this.currency = currencyOfHeader(header) ?? reading.mapping.currency ?? reading.currency;
  }

  /** `row` counts from 0, as the sheet does. */
  read(row: number): RowRead {
    const { sheet, columns } = this.table;
    const texts = Array.from({ length: sheet.width }, (_, column) => sheet.cell(row, column));
    const filled = texts.filter(({ text, lost }) => text !== '' || lost);
    if (filled.length === 0 || this.repeatsHeaders(row)) return {};
    const at = (field: Field) => (columns[field] === undefined ? EMPTY : (texts[columns[field]] ?? EMPTY));
    if (this.isHeading(texts, at)) {
      this.group = clean(filled[0]!.text, LONGEST.group);
      return {};
    }
    const note = (reason: RowReason, value: string | null = null): RowNote => ({
      sheet: sheet.name,
      row: row + 1,
      reason,
      value: clean(value ?? '', LONGEST.value),
    });
    const article = clean(at('article').text, LONGEST.article);
    const name = clean(at('name').text, LONGEST.name);
    if (itemKey(article, name).trim() === '') return { rejected: note('nameless') };
    const price = this.price(at('price'), at('currency').text);
    if ('wrong' in price) return { rejected: note(price.wrong, at('price').text) };
    const stock = this.stock(at('stock'), at('expected'));
    if (stock.state === 'unknown' && price.amount === null && !stock.unclear) return { rejected: note('nothing-said', article ?? name) };
    const group = clean(at('group').text, LONGEST.group) ?? this.group;
    const { state, quantity, atLeast, expectedOn } = stock;
    const said = {
      state,
      quantity,
      atLeast,
      expectedOn,
      stockText: clean(at('stock').text, LONGEST.stock),
      link: linkOf(at('link'), at('name'), at('article')),
    };
    const offer: OfferRow = { sheet: sheet.name, row: row + 1, article, name, group, price: price.amount, currency: price.currency, ...said };
    const twice = this.twice(offer);
    if (twice) return { rejected: note(twice.reason, String(twice.first)) };
    return { offer, ...(stock.unclear ? { unclear: note(stock.unclear, stock.text) } : {}) };
  }

  private *column(column: number): Generator<string> {
    for (let row = this.table.firstRow; row < this.table.sheet.height; row += 1) yield this.table.sheet.cell(row, column).text;
  }

  /** Printed lists say their headers again on each page. */
  private repeatsHeaders(row: number): boolean {
    const { sheet, headers, columns, headerRow } = this.table;
    return headerRow >= 0 && Object.values(columns).every((column) => headerText(sheet.cell(row, column).text) === headerText(headers[column] ?? ''));
  }

  /** A row of one text alone names the group of what follows, unless that text is all that a row has to say: its article. */
  private isHeading(texts: readonly Cell[], at: (field: Field) => Cell): boolean {
    const filled = texts.filter(({ text }) => text !== '');
    if (filled.length !== 1 || texts.some(({ lost }) => lost)) return false;
    return at('price').text === '' && at('stock').text === '' && /\p{L}/u.test(filled[0]!.text);
  }

  private price(cell: Cell, currencyText: string): { amount: string | null; currency: Currency | null } | { wrong: RowReason } {
    if (cell.lost) return { wrong: 'formula' };
    const read = readPrice(cell.text, this.mark);
    if ('wrong' in read) return read;
    if ('none' in read) return { amount: null, currency: null };
    const written = currencyText.trim() === '' ? null : currencyNamed(currencyText);
    if (currencyText.trim() !== '' && written === null) return { wrong: 'price-currency' };
    const shown = cell.format ? currencyOfFormat(cell.format) : null;
    return { amount: read.amount, currency: read.currency ?? written ?? shown ?? this.currency };
  }

  private stock(cell: Cell, expected: Cell): StockRead {
    const read = cell.lost ? { ...readStock('', this.reading.day), unclear: true } : readStock(cell.day ?? cell.text, this.reading.day);
    const { unclear, ...stock } = read;
    if (unclear) return { ...stock, unclear: cell.lost ? 'formula' : 'stock-unclear', text: cell.text };
    if (expected.text === '' || /^[-–—0]+$/.test(expected.text)) return { ...stock, unclear: null, text: '' };
    const day = expected.day ?? dayIn(expected.text, this.reading.day);
    const state = stock.state === 'none' || stock.state === 'unknown' ? 'expected' : stock.state;
    if (day) return { ...stock, state, expectedOn: stock.expectedOn ?? day, unclear: null, text: '' };
    return { ...stock, unclear: 'expected-unclear', text: expected.text };
  }

  /** The first of two rows for the same goods stands; whether the second says the same decides how it is told. */
  private twice(offer: OfferRow): { reason: RowReason; first: number } | undefined {
    const key = itemKey(offer.article, offer.name);
    const before = this.seen.get(key) ?? [];
    const first = before.find((one) => sameGoods(offer.article, one.name, offer.name));
    const said = [offer.price, offer.currency, offer.stockText, offer.expectedOn].join('|');
    if (!first) {
      this.seen.set(key, [...before, { row: offer.row, name: offer.name, said }]);
      return undefined;
    }
    const same = first.said === said;
    return { reason: same ? 'duplicate' : 'conflict', first: first.row };
  }
}

function currencyNamed(text: string): Currency | null {
  const code = text.trim().toUpperCase();
  return isCurrency(code) ? code : (currencyIn(text)?.currency ?? null);
}

/** Only what a browser may open; the cell itself, or what its name leads to. */
function linkOf(...cells: readonly Cell[]): string | null {
  const [own] = cells;
  const texts = [own?.text, ...cells.map(({ link }) => link)];
  const link = texts.find((text) => text && /^https?:\/\/[^\s<>"]+$/i.test(text) && text.length <= LONGEST.link);
  return link && URL.canParse(link) ? link : null;
}

/** One line without signs that nobody sees and PostgreSQL would not keep; null where nothing is left. */
function clean(text: string, longest: number): string | null {
  const line = text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return line === '' ? null : [...line.slice(0, longest * 2)].slice(0, longest).join('');
}
