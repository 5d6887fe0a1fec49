import { Readable } from 'node:stream';
import type { AuditEntryDto } from './audit.dto.js';
import type { AuditPage, AuditPlace } from './audit-reading.js';

/** Rows at most in one file. */
export const MOST_ROWS = 100_000;
/** Spreadsheets take a cell that begins so for a formula, and carry it out. */
const FORMULA = /^[=+\-@\t\r]/;
const BYTE_ORDER_MARK = '\uFEFF';

/** A cell that no spreadsheet takes for a formula, in quotes where it needs them. */
export function csvCell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[";\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A row with its end. Semicolons: a spreadsheet in Russian opens them as columns without asking. */
export const csvRow = (cells: readonly string[]): string => `${cells.map(csvCell).join(';')}\r\n`;

/** The entries of these pages as a file, read while it is sent: it is never whole in memory. */
export function auditCsv(head: readonly string[], read: (after: AuditPlace | undefined) => Promise<AuditPage>): Readable {
  async function* lines(): AsyncGenerator<string> {
    yield BYTE_ORDER_MARK + csvRow(head);
    let [after, rows]: [AuditPlace | undefined, number] = [undefined, 0];
    do {
      const page = await read(after);
      const items = page.items.slice(0, MOST_ROWS - rows);
      rows += items.length;
      if (items.length > 0) yield items.map((entry) => csvRow(cellsOf(entry))).join('');
      after = page.next ?? undefined;
    } while (after && rows < MOST_ROWS);
  }
  return Readable.from(lines());
}

function cellsOf({ at, actorName, actLabel, about, facts, id }: AuditEntryDto): string[] {
  return [at, actorName, actLabel, about?.text ?? '', facts.map(({ label, value }) => `${label}: ${value}`).join('; '), id];
}
