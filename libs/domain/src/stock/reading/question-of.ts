import type { Currency } from '../../money/currency.rule.js';
import { currencyOfHeader, FIELDS, headerText, type Field } from '../columns.rule.js';
import { markOf, readDecimal, type DecimalMark } from '../decimal-text.rule.js';
import type { Mapping } from '../mapping.type.js';
import type { GuessedBy, KeptColumn, MappingQuestion } from '../offer-row.type.js';
import type { Table } from './find-table.js';
import { currencyOfFormat } from './format-currency.js';
import type { Book } from './sheet.type.js';

const SAMPLE_ROWS = 8;
const LONGEST_SAMPLE = 80;

/** What would be asked about a table: its first rows, and what its columns may be; `kept`: how this supplier's files were read until now. */
export function questionOf(book: Book, table: Table, kept: Mapping | null): MappingQuestion {
  const { sheet, headerRow, firstRow, headers, columns, doubts } = table;
  const guess = new Map(FIELDS.map((field) => [columns[field], field]));
  const rows = Array.from({ length: Math.min(SAMPLE_ROWS, Math.max(0, sheet.height - firstRow)) }, (_, i) => firstRow + i);
  return {
    sheet: sheet.name,
    sheets: book.sheets.map(({ name, hidden }) => ({ name, hidden })),
    headerRow: headerRow < 0 ? null : headerRow + 1,
    doubts,
    changed: false,
    ...(kept ? keptOf(kept) : {}),
    columns: headers.map((header, index) => {
      const field = guess.get(index) ?? null;
      return {
        index,
        header: header.slice(0, LONGEST_SAMPLE),
        guess: field,
        by: field && guessedBy(table, field, kept),
        currency: currencyOf(table, index, rows),
        decimal: decimalOf(table, index, rows),
      };
    }),
    sample: rows.map((row) => headers.map((_, column) => sheet.cell(row, column).text.slice(0, LONGEST_SAMPLE))),
  };
}

/** How a supplier's files are read until now, beside what is found in a new one. */
export function keptOf(mapping: Mapping): Required<Pick<MappingQuestion, 'before' | 'kept'>> {
  const { sheets, headerRow, decimal, currency } = mapping;
  return { before: keptColumns(mapping), kept: { sheets, headerRow, decimal, currency } };
}

/** How a supplier's files are read, column by column. */
export function keptColumns({ columns, headers }: Mapping): KeptColumn[] {
  return FIELDS.flatMap((field) => (columns[field] === undefined ? [] : [{ field, index: columns[field], header: headers[field] ?? '' }]));
}

function guessedBy({ headerRow, headers, columns }: Table, field: Field, kept: Mapping | null): GuessedBy {
  if (kept?.columns[field] !== undefined && kept.headers[field] === headerText(headers[columns[field]!] ?? '')) return 'kept';
  return headerRow < 0 ? 'contents' : 'header';
}

function currencyOf({ sheet, headers }: Table, column: number, rows: readonly number[]): Currency | null {
  const named = currencyOfHeader(headers[column] ?? '');
  if (named) return named;
  const formats = rows.map((row) => sheet.cell(row, column).format).filter((format) => format !== undefined);
  return formats.map(currencyOfFormat).find((currency) => currency !== null) ?? null;
}

/** Only where a number of the sample may be read in two ways the whole column is gone through. */
function decimalOf({ sheet, firstRow }: Table, column: number, rows: readonly number[]): DecimalMark | null {
  const doubtful = rows.some((row) => {
    const read = readDecimal(sheet.cell(row, column).text.replaceAll(/[^\d.,\s-]/g, ''));
    return 'wrong' in read && read.wrong === 'ambiguous';
  });
  if (!doubtful) return null;
  return markOf(Array.from({ length: sheet.height - firstRow }, (_, i) => sheet.cell(firstRow + i, column).text));
}
