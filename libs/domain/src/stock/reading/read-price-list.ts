import type { Currency } from '../../money/currency.rule.js';
import { dayIn } from '../day-text.rule.js';
import type { Look } from '../mapping.type.js';
import type { DatedOn, OfferRow, ReadMessage, RowNote } from '../offer-row.type.js';
import { chooseTables, lookAt, type Known } from './choose-tables.js';
import type { Table } from './find-table.js';
import { openBook } from './open-book.js';
import { questionOf } from './question-of.js';
import { RowReader } from './read-rows.js';
import type { Book } from './sheet.type.js';
import { Unreadable } from './unreadable.js';

/** A file to be read, and what is known before. */
export interface ListToRead extends Known {
  fileName: string;
  /** The day on which it was given to us, `YYYY-MM-DD`: a list is not of tomorrow. */
  today: string;
  /** Of prices that name no other. */
  currency: Currency;
  /** Nothing is to be read, only to be looked at. */
  look?: Look;
}

/** Rows that are told at once. */
const BATCH = 2_000;
const TITLE_ROWS = 15;

/** Reads a price list: says what it is, then its rows in parts. Never throws for what is in a file: that is `refused`. */
export function* readPriceList(bytes: Buffer, wanted: ListToRead): Generator<ReadMessage> {
  try {
    yield* readOpened(openBook(bytes), wanted);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    yield { kind: 'refused', reason: error.reason };
  }
}

function* readOpened(book: Book, wanted: ListToRead): Generator<ReadMessage> {
  if (book.sheets.every(({ height }) => height === 0)) throw new Unreadable('file-empty');
  const height = book.sheets.reduce((sum, sheet) => sum + sheet.height, 0);
  if (wanted.look) {
    yield { kind: 'asked', question: lookAt(book, wanted.look, wanted.kept), rows: height, datedOn: null };
    return;
  }
  const chosen = chooseTables(book, wanted);
  const datedOn = datedOnOf(book, 'tables' in chosen ? chosen.tables : [], wanted);
  if ('question' in chosen) {
    yield { kind: 'asked', question: chosen.question, rows: height, datedOn };
    return;
  }
  const { tables, mapping } = chosen;
  yield {
    kind: 'begun',
    mapping,
    question: questionOf(book, tables[0]!, wanted.kept),
    rows: tables.reduce((sum, { sheet, firstRow }) => sum + sheet.height - firstRow, 0),
    datedOn,
  };
  let before: RowReader | undefined;
  let batch = emptyBatch();
  for (const table of tables) {
    const reader: RowReader = new RowReader(table, { mapping, day: datedOn?.day ?? wanted.today, currency: wanted.currency }, before);
    for (let row = table.firstRow; row < table.sheet.height; row += 1) {
      const { offer, rejected, unclear } = reader.read(row);
      table.sheet.forget?.(row);
      if (offer) batch.offers.push(offer);
      if (rejected) batch.rejected.push(rejected);
      if (unclear) batch.unclear.push(unclear);
      batch.read += 1;
      if (batch.read < BATCH) continue;
      yield { kind: 'rows', ...batch };
      batch = emptyBatch();
    }
    before = reader;
  }
  if (batch.read > 0) yield { kind: 'rows', ...batch };
  yield { kind: 'done' };
}

const emptyBatch = (): { offers: OfferRow[]; rejected: RowNote[]; unclear: RowNote[]; read: number } => ({ offers: [], rejected: [], unclear: [], read: 0 });

/** The day that a list says it is of: in the rows above its headers, in its name, or by the program that saved it. Not a day that is still to come. */
function datedOnOf(book: Book, tables: readonly Table[], { fileName, today }: ListToRead): DatedOn | null {
  const past = (day: string | undefined | null) => (day && day <= today ? day : undefined);
  const [table] = tables;
  if (table) {
    for (let row = 0; row < Math.min(table.headerRow, TITLE_ROWS); row += 1) {
      for (let column = 0; column < table.sheet.width; column += 1) {
        const cell = table.sheet.cell(row, column);
        const day = past(cell.day ?? fullDayIn(cell.text, today));
        if (day) return { day, by: 'title' };
      }
    }
  }
  const named = past(fullDayIn(fileName.replaceAll('_', ' '), today));
  if (named) return { day: named, by: 'name' };
  const saved = past(book.savedOn);
  return saved ? { day: saved, by: 'file' } : null;
}

/** A day with its year: «12.12» above a table may be an hour or a number of a house. */
const fullDayIn = (text: string, near: string) => (/(?<!\d)(?:20\d\d)(?!\d)|\d{1,2}[./-]\d{1,2}[./-]\d\d(?!\d)/.test(text) ? dayIn(text, near) : undefined);
