import { fieldOf, guessByHeaders, headerText, type Columns, type Field, FIELDS } from '../columns.rule.js';
import { readPrice } from '../price-text.rule.js';
import { readStock } from '../stock-text.rule.js';
import type { Sheet } from './sheet.type.js';

/** A table in a sheet. */
export interface Table {
  sheet: Sheet;
  /** From 0; -1: it has no headers. */
  headerRow: number;
  firstRow: number;
  /** As they are written, one for each column. */
  headers: string[];
  columns: Columns;
  /** What is not sure. */
  doubts: Field[];
}

/** Headers stand within so many rows: above them are a logo, addresses, dates. */
const HEADERS_WITHIN = 60;
/** Rows by which the contents are judged. */
const JUDGED = 200;
/** So much of a column has to look like what its header says. */
const ENOUGH = 0.6;

/** The table of a sheet as its headers and contents tell it; undefined where it has none. */
export function findTable(sheet: Sheet): Table | undefined {
  const best = candidates(sheet).toSorted(
    (a, b) => fields(b) - fields(a) || a.doubts.length - b.doubts.length || a.firstRow - a.headerRow - (b.firstRow - b.headerRow) || a.headerRow - b.headerRow,
  )[0];
  if (best && isTable(best.columns)) return { ...best, doubts: [...new Set([...best.doubts, ...doubtsByContents(best)])] };
  return headless(sheet);
}

const fields = ({ columns }: Table) => Object.keys(columns).length;
const isTable = ({ article, name, price, stock }: Columns) => (article !== undefined || name !== undefined) && (price !== undefined || stock !== undefined);

function candidates(sheet: Sheet): Table[] {
  const found: Table[] = [];
  for (let row = 0; row < Math.min(sheet.height, HEADERS_WITHIN); row += 1) {
    for (const depth of [1, 2]) {
      const table = tableAt(sheet, row, depth);
      if (table && fields(table) > 1) found.push(table);
    }
  }
  return found;
}

/** The table whose headers stand in this row, or in this and the next; undefined where they cannot. */
export function tableAt(sheet: Sheet, row: number, depth = 1): Table | undefined {
  if (depth === 2 && !isHeaderLike(sheet, row + 1)) return undefined;
  const headers = headersAt(sheet, row, depth);
  return { sheet, headerRow: row, firstRow: row + depth, headers, ...guessByHeaders(headers) };
}

function headersAt(sheet: Sheet, row: number, depth: number): string[] {
  return Array.from({ length: sheet.width }, (_, column) => {
    const texts = Array.from({ length: depth }, (_row, i) => sheet.header(row + i, column));
    return [...new Set(texts.filter((text) => text !== ''))].join(' ');
  });
}

/** A second row of headers has words and no numbers. */
function isHeaderLike(sheet: Sheet, row: number): boolean {
  let words = 0;
  for (let column = 0; column < sheet.width; column += 1) {
    const { text } = sheet.cell(row, column);
    if (/\d/.test(text)) return false;
    if (text !== '') words += 1;
  }
  return words > 1 || (words === 1 && fieldOf(sheet.header(row, sheet.width - 1)) !== null);
}

/** The table whose headers are just these at just these places, or at any other place each, where `anywhere`. */
export function tableWith(sheet: Sheet, wanted: { columns: Columns; headers: Partial<Record<Field, string>> }, anywhere: boolean): Table | undefined {
  const named = FIELDS.filter((field) => wanted.columns[field] !== undefined);
  for (let row = 0; row < Math.min(sheet.height, HEADERS_WITHIN); row += 1) {
    for (const depth of [1, 2]) {
      const table = tableAt(sheet, row, depth);
      if (!table) continue;
      const texts = table.headers.map(headerText);
      const place = (field: Field) => (anywhere ? onlyPlace(texts, wanted.headers[field]!) : wanted.columns[field]!);
      const columns = Object.fromEntries(named.map((field) => [field, place(field)])) as Columns;
      if (named.every((field) => texts[columns[field]!] === wanted.headers[field])) return { ...table, columns, doubts: [] };
    }
  }
  return undefined;
}

function onlyPlace(texts: readonly string[], wanted: string): number {
  const first = texts.indexOf(wanted);
  return texts.lastIndexOf(wanted) === first ? first : -1;
}

function* textsOf({ sheet, firstRow }: Pick<Table, 'sheet' | 'firstRow'>, column: number): Generator<string> {
  for (let row = firstRow; row < Math.min(sheet.height, firstRow + JUDGED); row += 1) {
    const { text } = sheet.cell(row, column);
    if (text !== '') yield text;
  }
}

const ANY_DAY = '2026-01-01';
const isPrice = (text: string) => 'amount' in readPrice(text, '.');
const isStock = (text: string) => readStock(text, ANY_DAY).state !== 'unknown';

function share(texts: Iterable<string>, fits: (text: string) => boolean): number {
  let [all, good] = [0, 0];
  for (const text of texts) {
    all += 1;
    if (fits(text)) good += 1;
  }
  return all === 0 ? 0 : good / all;
}

/** Headers may lie: what stands under «Цена» should be prices. And a list in which something looks like stock, but is called nothing, is a question. */
function doubtsByContents(table: Table): Field[] {
  const { columns, sheet } = table;
  const doubts: Field[] = [];
  const unlike = (field: Field, fits: (text: string) => boolean) => {
    const column = columns[field];
    if (column !== undefined && !textsOf(table, column).next().done && share(textsOf(table, column), fits) < ENOUGH) doubts.push(field);
  };
  unlike('price', (text) => isPrice(text) || 'none' in readPrice(text, '.'));
  unlike('stock', isStock);
  unlike('name', (text) => /\p{L}/u.test(text));
  if (columns.stock === undefined) {
    const free = Array.from({ length: sheet.width }, (_, column) => column).filter((column) => !Object.values(columns).includes(column));
    if (free.some((column) => share(textsOf(table, column), (text) => !/\d/.test(text) && isStock(text)) >= ENOUGH)) doubts.push('stock');
  }
  if (columns.price === undefined) doubts.push('price');
  return doubts;
}

/** A table without headers, by what stands in its columns: always a question, and this is what is proposed. */
function headless(sheet: Sheet): Table | undefined {
  const firstRow = Array.from({ length: Math.min(sheet.height, HEADERS_WITHIN) }, (_, row) => row).find((row) => filled(sheet, row) >= 2);
  if (firstRow === undefined) return undefined;
  const all = { sheet, firstRow };
  const kinds = Array.from({ length: sheet.width }, (_, column) => ({
    column,
    price: share(textsOf(all, column), isPrice),
    fraction: share(textsOf(all, column), (text) => /\d[.,]\d|[\p{Sc}]|руб/u.test(text)),
    stock: share(textsOf(all, column), isStock),
    code: share(textsOf(all, column), (text) => /\d/.test(text) && /^[\p{L}\d][\p{L}\d._/-]{2,30}$/u.test(text)),
    length: lengthOf(textsOf(all, column)),
  }));
  const columns: Columns = {};
  const take = (field: Field, score: (kind: (typeof kinds)[number]) => number) => {
    const best = kinds.filter(({ column }) => !Object.values(columns).includes(column)).toSorted((a, b) => score(b) - score(a))[0];
    if (best && score(best) > 0) columns[field] = best.column;
  };
  take('name', ({ length, price }) => (price < ENOUGH ? length : 0));
  take('price', ({ price, fraction }) => (price >= ENOUGH ? price + fraction : 0));
  take('article', ({ code, fraction }) => (code >= ENOUGH ? code - fraction : 0));
  take('stock', ({ stock }) => (stock >= ENOUGH ? stock : 0));
  return { sheet, headerRow: -1, firstRow, headers: Array.from({ length: sheet.width }, () => ''), columns, doubts: [...FIELDS].slice(0, 3) };
}

function filled(sheet: Sheet, row: number): number {
  let cells = 0;
  for (let column = 0; column < sheet.width; column += 1) if (sheet.cell(row, column).text !== '') cells += 1;
  return cells;
}

function lengthOf(texts: Iterable<string>): number {
  let [all, letters] = [0, 0];
  for (const text of texts) {
    all += 1;
    letters += (text.match(/\p{L}/gu) ?? []).length;
  }
  return all === 0 ? 0 : letters / all;
}
