import * as XLSX from '@e965/xlsx';
import { deflateRawSync } from 'node:zlib';

type Value = string | number | boolean | Date | null | XLSX.CellObject;

/** One sheet of a file that a supplier might send. */
export interface SheetOfList {
  name?: string;
  rows: Value[][];
  hidden?: boolean;
  /** Such as `A1:C1`. */
  merges?: string[];
}

/** Rows that every supplier's list has. */
export const HEADERS = ['Артикул', 'Наименование', 'Цена', 'Остаток'];

/** A spreadsheet as a program writes it. */
export function workbook(sheets: readonly SheetOfList[], type: XLSX.BookType = 'xlsx'): Buffer {
  const book = XLSX.utils.book_new();
  sheets.forEach(({ name, rows, merges }, i) => {
    const sheet = XLSX.utils.aoa_to_sheet(rows as unknown[][]);
    if (merges) sheet['!merges'] = merges.map((range) => XLSX.utils.decode_range(range));
    XLSX.utils.book_append_sheet(book, sheet, name ?? `Лист${i + 1}`);
  });
  book.Workbook = { Sheets: sheets.map(({ hidden }) => ({ Hidden: hidden ? 1 : 0 })) };
  return XLSX.write(book, { type: 'buffer', bookType: type, compression: true, codepage: 1251 } as XLSX.WritingOptions) as Buffer;
}

/** A table of a web page that somebody called a spreadsheet. */
export function htmlTable(rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) => row.map((text) => `<td>${text}</td>`).join('');
  return `<html><body><table>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n')}</table></body></html>`;
}

/** A part of a zip: `says` is how large it pretends to be. */
export interface ZipPart {
  name: string;
  content: Buffer;
  says?: number;
}

/** A zip made by hand, so that it may lie about itself. */
export function zip(parts: readonly ZipPart[]): Buffer {
  const [locals, centrals]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const { name, content, says = content.length } of parts) {
    const [title, packed] = [Buffer.from(name), deflateRawSync(content, { level: 9 })];
    const sizes = Buffer.alloc(22);
    sizes.writeUInt16LE(20, 0);
    sizes.writeUInt16LE(8, 4);
    sizes.writeUInt32LE(packed.length, 14);
    sizes.writeUInt32LE(says, 18);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), sizes, lengths(title.length, 4), title, packed]);
    const rest = Buffer.alloc(12);
    rest.writeUInt32LE(offset, 8);
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), sizes, lengths(title.length, 6), rest.subarray(0, 12), title]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** Length of a name, and zeros after it. */
function lengths(name: number, bytes: number): Buffer {
  const field = Buffer.alloc(bytes);
  field.writeUInt16LE(name, 0);
  return field;
}
