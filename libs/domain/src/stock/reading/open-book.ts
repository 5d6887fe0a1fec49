import Papa from 'papaparse';
import { decodeText } from './decode-text.js';
import { delimiterOf } from './delimiter.js';
import { EMPTY, type Book, type Sheet } from './sheet.type.js';
import { Unreadable } from './unreadable.js';
import { MOST_COLUMNS, MOST_ROWS, openWorkbook } from './workbook.js';
import { guardZip } from './zip-guard.js';

const ZIP = Buffer.from('PK\x03\x04', 'latin1');
const EMPTY_ZIP = Buffer.from('PK\x05\x06', 'latin1');
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const PROTECTED = Buffer.from('EncryptedPackage', 'utf16le');
/** What begins so is a picture, a document or a program, whatever it is called. */
const FOREIGN = ['%PDF', '\x89PNG', '\xff\xd8\xff', 'GIF8', 'RIFF', 'MZ', '\x7fELF', 'Rar!', "7z\xbc\xaf'\x1c", '\x1f\x8b', 'BM', '{\\rtf', 'ID3'].map((text) =>
  Buffer.from(text, 'latin1'),
);

/** Opens a file by what is in it; its name may lie. Throws `Unreadable`. */
export function openBook(bytes: Buffer): Book {
  if (bytes.length === 0) throw new Unreadable('file-empty');
  if (begins(bytes, ZIP)) {
    const names = guardZip(bytes);
    if (!names.some((name) => /^\/?xl\/workbook\.(?:xml|bin)$/i.test(name))) throw new Unreadable('file-foreign');
    return openWorkbook(bytes);
  }
  if (begins(bytes, EMPTY_ZIP)) throw new Unreadable('file-empty');
  if (begins(bytes, OLE)) {
    if (bytes.includes(PROTECTED)) throw new Unreadable('file-encrypted');
    return openWorkbook(bytes);
  }
  // A list may begin with «BM800», a picture has zeros soon.
  if (FOREIGN.some((sign) => begins(bytes, sign)) && !isPlain(bytes)) throw new Unreadable('file-foreign');
  return openText(decodeText(bytes));
}

const begins = (bytes: Buffer, sign: Buffer) => bytes.subarray(0, sign.length).equals(sign);

function isPlain(bytes: Buffer): boolean {
  return begins(bytes, Buffer.from('BM')) && !bytes.subarray(0, 512).includes(0);
}

function openText(text: string): Book {
  if (text.trim() === '') throw new Unreadable('file-empty');
  const head = text.slice(0, 20_000);
  if (isBinary(head)) throw new Unreadable('file-foreign');
  const isMarkup = /^\s*</.test(head);
  if (isMarkup && (/<table[\s>]/i.test(text) || /urn:schemas-microsoft-com:office:spreadsheet/.test(head))) return openWorkbook(text);
  if (isMarkup || /^\s*[[{]/.test(head)) throw new Unreadable('file-foreign');
  return { sheets: [separated(text)], savedOn: null };
}

/** A text has no zeros, and no two control signs beside each other but tabs and ends of lines. */
const isBinary = (text: string) => text.includes('\0') || /(?:(?![\t\n\v\f\r])\p{Cc}){2}|\ufffd{3}/u.test(text);

/** Spreadsheets write `sep=;` before the first row for each other. */
const SEPARATOR = /^sep=(.)\r?\n/i;

function separated(text: string): Sheet {
  const said = SEPARATOR.exec(text);
  const body = said ? text.slice(said[0].length) : text;
  const { data } = Papa.parse<string[]>(body, { delimiter: said?.[1] ?? delimiterOf(body), preview: MOST_ROWS + 1 });
  if (data.length > MOST_ROWS) throw new Unreadable('file-too-long');
  const width = data.reduce((most, row) => Math.max(most, row.length), 0);
  return {
    name: '',
    hidden: false,
    height: data.length,
    width: Math.min(width, MOST_COLUMNS),
    cell: (row, column) => {
      const value = data[row]?.[column];
      return value ? { text: value.trim() } : EMPTY;
    },
    header: (row, column) => data[row]?.[column]?.trim() ?? '',
  };
}
