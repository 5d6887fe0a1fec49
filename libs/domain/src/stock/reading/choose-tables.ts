import { headerText, FIELDS, type Columns, type Field } from '../columns.rule.js';
import type { Look, Mapping, MappingChoice } from '../mapping.type.js';
import type { MappingQuestion } from '../offer-row.type.js';
import { findTable, tableAt, tableWith, type Table } from './find-table.js';
import { keptOf, questionOf } from './question-of.js';
import type { Book, Sheet } from './sheet.type.js';
import { Unreadable } from './unreadable.js';

/** How a file may be understood: as somebody said just now, as this supplier's files were until now, or as its headers tell. */
export interface Known {
  choice: MappingChoice | null;
  kept: Mapping | null;
}

/** The tables to read, and how; or what has to be asked first. */
export type Chosen = { tables: Table[]; mapping: Mapping } | { question: MappingQuestion };

/** Finds out what is to be read. A doubt is asked about: a price in the wrong column costs more than a question. */
export function chooseTables(book: Book, { choice, kept }: Known): Chosen {
  const wanted = choice?.sheets ?? kept?.sheets ?? null;
  const sheets = sheetsOf(book, wanted);
  if (choice?.sheets && choice.sheets.some((name) => !book.sheets.some((sheet) => sheet.name === name))) throw new Unreadable('file-no-sheet');
  if (choice) return byChoice(book, sheets, choice);
  // Somebody chose among the sheets: which of the others takes the place of one that is gone, or has another name, is for him to say.
  if (kept?.sheets?.some((name) => !book.sheets.some((sheet) => sheet.name === name)))
    return { question: { ...lookAt(book, {}, { ...kept, sheets: null }), changed: true } };
  if (kept) return byKept(book, sheets, kept);
  return byGuess(book, sheets);
}

/** What would be read of a file, to be looked at: these sheets, with their headers in this row; else as this supplier's files are read, else as it is guessed. */
export function lookAt(book: Book, { sheets: named, headerRow }: Look, kept: Mapping | null): MappingQuestion {
  const sheets = sheetsOf(book, named ?? kept?.sheets ?? null);
  const asked = askedOf(sheets);
  const row = headerRow ?? (named ? undefined : (kept?.headerRow ?? undefined));
  const table = row === undefined ? asked : said(asked.sheet, row, asked);
  const known = kept && headerRow === undefined ? knownIn(table, kept) : undefined;
  return questionOf(book, known ?? table, kept);
}

/** The table as this supplier's files are read, where it still is so. */
function knownIn(table: Table, kept: Mapping): Table | undefined {
  if (!kept.headless) return tableWith(table.sheet, kept, false);
  return table.headerRow < 0 ? { ...table, columns: kept.columns, doubts: [] } : undefined;
}

function sheetsOf(book: Book, wanted: readonly string[] | null): Sheet[] {
  return book.sheets.filter(({ name, hidden }) => (wanted ? wanted.includes(name) : !hidden)).filter(({ height, width }) => height > 0 && width > 0);
}

/** The table of which is asked. */
function askedOf(sheets: readonly Sheet[]): Table {
  const found = sheets.map(findTable).filter((table) => table !== undefined);
  return found.find(({ headerRow }) => headerRow >= 0) ?? largestOf(found);
}

function byGuess(book: Book, sheets: readonly Sheet[]): Chosen {
  const found = sheets.map(findTable).filter((table) => table !== undefined);
  // A cover page has words beside words, too: it is left out where another sheet is understood.
  const tables = found.filter(({ headerRow }) => headerRow >= 0);
  const unsure = tables.find(({ doubts }) => doubts.length > 0);
  const [first] = tables;
  if (!first || unsure) return { question: questionOf(book, unsure ?? largestOf(found), null) };
  return { tables, mapping: mappingOf(first, null) };
}

function largestOf(tables: readonly Table[]): Table {
  const [largest] = tables.toSorted((a, b) => b.sheet.height * b.sheet.width - a.sheet.height * a.sheet.width);
  if (!largest) throw new Unreadable('file-no-table');
  return largest;
}

/** As this supplier's files were: the headers of the first table have to stand where they stood. */
function byKept(book: Book, sheets: readonly Sheet[], kept: Mapping): Chosen {
  if (kept.headless) return byKeptPlaces(book, sheets, kept);
  const [first, ...others] = sheets.filter((sheet) => findTable(sheet) !== undefined || tableWith(sheet, kept, true) !== undefined);
  if (!first) throw new Unreadable('file-no-table');
  const main = tableWith(first, kept, false);
  if (!main) return { question: { ...moved(book, first, kept), changed: true } };
  const rest = withRest(book, others, kept);
  return 'question' in rest ? { question: { ...rest.question, changed: true, ...keptOf(kept) } } : { tables: [main, ...rest.tables], mapping: kept };
}

function byKeptPlaces(book: Book, sheets: readonly Sheet[], kept: Mapping): Chosen {
  const found = sheets.map(findTable).filter((table) => table !== undefined);
  const fits = (table: Table) => table.headerRow < 0 && (['name', 'price', 'article', 'stock'] as const).every((field) => sameOrFree(table, field, kept));
  const odd = found.find((table) => !fits(table));
  if (odd ?? found.length === 0) return { question: { ...questionOf(book, odd ?? largestOf(found), kept), changed: true } };
  return { tables: found.map((table) => ({ ...table, columns: kept.columns, doubts: [] })), mapping: kept };
}

/** What the contents say of a column, and what was said of it, are one; of what they say nothing, anything may have been said. */
const sameOrFree = ({ columns }: Table, field: Field, kept: Mapping) =>
  columns[field] === undefined || kept.columns[field] === undefined || columns[field] === kept.columns[field];

/** A file whose headers moved or are called otherwise: what is still there by its name is proposed. */
function moved(book: Book, sheet: Sheet, kept: Mapping): MappingQuestion {
  const table = findTable(sheet) ?? tableAt(sheet, 0)!;
  const texts = table.headers.map(headerText);
  const columns: Columns = { ...table.columns };
  const doubts: Field[] = [];
  for (const field of FIELDS) {
    if (kept.columns[field] === undefined) continue;
    const place = texts.indexOf(kept.headers[field] ?? '');
    if (place >= 0) columns[field] = place;
    if (place !== kept.columns[field]) doubts.push(field);
  }
  return questionOf(book, { ...table, columns, doubts }, kept);
}

function byChoice(book: Book, sheets: readonly Sheet[], choice: MappingChoice): Chosen {
  const found = sheets.map((sheet) => findTable(sheet)).filter((table) => table !== undefined);
  const asked = askedOf(sheets);
  const first = choice.headerRow === undefined ? asked : said(asked.sheet, choice.headerRow, asked);
  const main: Table = { ...first, columns: choice.columns, doubts: [] };
  const mapping = mappingOf(main, choice);
  const others = found.map(({ sheet }) => sheet).filter((sheet) => sheet !== main.sheet);
  const rest = mapping.headless
    ? { tables: found.filter(({ sheet, headerRow }) => sheet !== main.sheet && headerRow < 0).map((table) => ({ ...table, columns: choice.columns })) }
    : withRest(book, others, mapping);
  return 'question' in rest ? rest : { tables: [main, ...rest.tables], mapping };
}

/** From 1, as people count; 0: there are no headers. */
function said(sheet: Sheet, headerRow: number, asked: Table): Table {
  if (headerRow === 0) return { ...asked, headerRow: -1, firstRow: Math.max(0, asked.headerRow), headers: asked.headers.map(() => '') };
  if (headerRow === asked.headerRow + 1) return asked;
  return tableAt(sheet, Math.min(headerRow, sheet.height) - 1)!;
}

/** The other sheets of a file: by the headers of the first, else by their own where those leave no doubt. */
function withRest(book: Book, sheets: readonly Sheet[], mapping: Mapping): { tables: Table[] } | { question: MappingQuestion } {
  const tables: Table[] = [];
  for (const sheet of sheets) {
    const table = tableWith(sheet, mapping, true) ?? findTable(sheet);
    if (!table || table.headerRow < 0) continue; // no table beside a table: a cover, terms of delivery
    if (table.doubts.length > 0) return { question: questionOf(book, table, null) };
    tables.push(table);
  }
  return { tables };
}

function mappingOf({ columns, headers, headerRow }: Table, choice: MappingChoice | null): Mapping {
  const entries = FIELDS.flatMap((field) => (columns[field] === undefined ? [] : [[field, headerText(headers[columns[field]] ?? '')] as const]));
  return {
    columns,
    headers: Object.fromEntries(entries),
    headerRow: choice?.headerRow ?? null,
    headless: headerRow < 0,
    sheets: choice?.sheets ?? null,
    decimal: choice?.decimal ?? null,
    currency: choice?.currency ?? null,
  };
}
