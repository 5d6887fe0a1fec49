import type { AuditEntryDto } from './audit.dto.js';
import { auditCsv, csvCell, csvRow, MOST_ROWS } from './audit-csv.js';

const entry = (change: Partial<AuditEntryDto> = {}): AuditEntryDto => ({
  ...{
    id: 'an id',
    at: '2026-11-22T10:00:00.000Z',
    actor: 'system',
    actorName: 'Система',
    act: 'a.b',
    actLabel: 'Действие',
    about: null,
    facts: [],
    seal: 'waiting',
  },
  ...change,
});

describe('the audit as a file', () => {
  it.each(['=1+1', '+7', '-1', '@SUM(A1)', '\t=1', '\r=1'])('has no cell that a spreadsheet carries out: %j', (text) => {
    expect(csvCell(text)).toMatch(/^"?'/);
  });

  it('quotes what would break a row', () => {
    expect(csvRow(['a;b', 'say "x"', 'two\nlines', 'plain'])).toBe('"a;b";"say ""x""";"two\nlines";plain\r\n');
  });

  it('reads page after page while it is sent, and ends at the most rows that a file has', async () => {
    const places: unknown[] = [];
    const read = (after: unknown) => {
      places.push(after);
      return Promise.resolve({
        items: Array.from({ length: 40_000 }, () => entry({ actorName: '=x' })),
        next: { place: 'p', seq: String(places.length) },
        partial: false,
      });
    };
    let [rows, text] = [-1, ''];
    for await (const part of auditCsv(['when'], read)) {
      rows += String(part).split('\r\n').length - 1;
      if (text === '') text = String(part);
    }
    // Without it a spreadsheet takes Cyrillic for something else.
    expect(text).toBe('\uFEFFwhen\r\n');
    expect([rows, places]).toEqual([MOST_ROWS, [undefined, { place: 'p', seq: '1' }, { place: 'p', seq: '2' }]]);
  });
});
