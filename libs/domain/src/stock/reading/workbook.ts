import * as XLSX from '@e965/xlsx';
import * as codepages from '@e965/xlsx/dist/cpexcel';
import { Decimal } from 'decimal.js';
import { EMPTY, type Book, type Cell, type Sheet } from './sheet.type.js';
import { Unreadable } from './unreadable.js';

XLSX.set_cptable(codepages); // XLS of the nineties writes Cyrillic in Windows-1251

/** Rows of a file at most: 200,000 goods, and what stands above them. */
export const MOST_ROWS = 200_100;
export const MOST_COLUMNS = 200;
/** A merged cell larger than that merges a page, not a table. */
const LARGEST_MERGE = 20_000;
const MOST_MERGES = 100_000;
/** What Excel itself knows of a number. */
const EXACT_DIGITS = 15;

/** Opens XLSX, XLS, or (as text) a table in HTML or XML that is called so. */
export function openWorkbook(content: Buffer | string): Book {
  const book = read(content);
  const looks = book.Workbook?.Sheets ?? [];
  const sheets = book.SheetNames.map((name, i) => sheetOf(book.Sheets[name]!, name, (looks[i]?.Hidden ?? 0) !== 0));
  if (sheets.reduce((sum, { height }) => sum + height, 0) > MOST_ROWS) throw new Unreadable('file-too-long');
  const saved = book.Props?.ModifiedDate;
  return { sheets, savedOn: saved instanceof Date && !Number.isNaN(saved.getTime()) ? saved.toISOString().slice(0, 10) : null };
}

function read(content: Buffer | string): XLSX.WorkBook {
  try {
    const options = { dense: true, cellNF: true, cellText: false, cellHTML: false, cellFormula: true, sheetStubs: true, sheetRows: MOST_ROWS + 1 };
    return typeof content === 'string' ? XLSX.read(content, { ...options, type: 'string', raw: true }) : XLSX.read(content, { ...options, type: 'buffer' });
  } catch (error) {
    const message = (error as Error).message;
    if (/password|encrypt/i.test(message)) throw new Unreadable('file-encrypted');
    throw new Unreadable(/cannot find workbook|unsupported|unrecognized|not a spreadsheet/i.test(message) ? 'file-foreign' : 'file-broken');
  }
}

type Rows = (XLSX.CellObject | undefined)[][];

function sheetOf(sheet: XLSX.WorkSheet, name: string, hidden: boolean): Sheet {
  const rows = ((sheet as { '!data'?: Rows })['!data'] ?? []) as (Rows[number] | undefined)[];
  const { down, right } = mergesOf(sheet['!merges'] ?? []);
  let width = 0;
  rows.forEach((row) => (width = Math.max(width, row?.length ?? 0)));
  const at = (row: number, column: number) => cellOf(rows[row]?.[column]);
  return {
    name,
    hidden,
    height: rows.length,
    width: Math.min(width, MOST_COLUMNS),
    cell: (row, column) => at(down.get(placeOf(row, column)) ?? row, column),
    header: (row, column) => {
      const from = right.get(placeOf(row, column));
      return (from ? at(from[0], from[1]) : at(row, column)).text;
    },
    forget: (row) => {
      // What was merged downwards is asked for again.
      if (down.size === 0) rows[row] = undefined;
    },
  };
}

const placeOf = (row: number, column: number) => row * 16_384 + column;

/** Where the value of a merged cell stands: for those of the same column its row, for all of them row and column. */
function mergesOf(merges: readonly XLSX.Range[]): { down: Map<number, number>; right: Map<number, [number, number]> } {
  const [down, right] = [new Map<number, number>(), new Map<number, [number, number]>()];
  for (const { s, e } of merges.slice(0, MOST_MERGES)) {
    if ((e.r - s.r + 1) * (e.c - s.c + 1) > LARGEST_MERGE) continue;
    for (let row = s.r; row <= e.r; row += 1) {
      if (row > s.r) down.set(placeOf(row, s.c), s.r);
      for (let column = s.c; column <= e.c; column += 1) right.set(placeOf(row, column), [s.r, s.c]);
    }
  }
  return { down, right };
}

/** Zeros and dashes alone: a number that is shown as an article, `00123`. */
const AS_ARTICLE = /^0[0-]+$/;

function cellOf(cell: XLSX.CellObject | undefined): Cell {
  if (!cell) return EMPTY;
  const target = cell.l?.Target;
  const link = typeof target === 'string' && target !== '' ? { link: target } : {};
  const format = typeof cell.z === 'string' && cell.z !== 'General' ? { format: cell.z } : {};
  if (cell.t === 'e' || (cell.f !== undefined && (cell.v === undefined || cell.v === null))) return { text: '', lost: true, ...link };
  if (cell.v === undefined || cell.v === null) return { text: '', ...link };
  if (cell.v instanceof Date) return { text: cell.v.toISOString().slice(0, 10), day: cell.v.toISOString().slice(0, 10), ...link };
  if (typeof cell.v !== 'number') return { text: String(cell.v).trim(), ...format, ...link };
  const day = format.format && XLSX.SSF.is_date(format.format) ? dayOf(cell.v) : undefined;
  if (day) return { text: day, day, ...link };
  const text = format.format && AS_ARTICLE.test(format.format) ? XLSX.SSF.format(format.format, cell.v) : plain(cell.v);
  return { text, ...format, ...link };
}

/** A spreadsheet computes in floats: beyond 15 digits there is nothing but their noise. */
function plain(value: number): string {
  return Number.isFinite(value) ? new Decimal(value.toPrecision(EXACT_DIGITS)).toFixed() : '';
}

function dayOf(serial: number): string | undefined {
  const parsed = XLSX.SSF.parse_date_code(serial) as { y: number; m: number; d: number } | undefined;
  if (!parsed || parsed.y < 1990 || parsed.y > 2100) return undefined;
  return `${parsed.y}-${String(parsed.m).padStart(2, '0')}-${String(parsed.d).padStart(2, '0')}`;
}
