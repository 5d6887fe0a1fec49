import { MOST_NOTES } from './import-end.js';
import type { Mapping } from './mapping.type.js';
import type { DatedOn, MappingQuestion, ReadMessage, RowNote } from './offer-row.type.js';

/** What was read of a file so far. */
export class ImportSums {
  rows = 0;
  readRows = 0;
  accepted = 0;
  rejectedRows = 0;
  unclearRows = 0;
  readonly rejected: RowNote[] = [];
  readonly unclear: RowNote[] = [];
  datedOn: DatedOn | null = null;
  mapping: Mapping | null = null;
  question: MappingQuestion | null = null;

  begin(message: Extract<ReadMessage, { kind: 'begun' | 'asked' }>): void {
    ({ rows: this.rows, datedOn: this.datedOn, question: this.question } = message);
    if (message.kind === 'begun') this.mapping = message.mapping;
  }

  add({ offers, rejected, unclear, read }: Extract<ReadMessage, { kind: 'rows' }>): void {
    this.readRows += read;
    this.accepted += offers.length;
    this.rejectedRows += rejected.length;
    this.unclearRows += unclear.length;
    this.rejected.push(...rejected.slice(0, MOST_NOTES - this.rejected.length));
    this.unclear.push(...unclear.slice(0, MOST_NOTES - this.unclear.length));
  }

  get told() {
    return { rows: this.rows, accepted: this.accepted, rejectedRows: this.rejectedRows, unclearRows: this.unclearRows };
  }

  get counts() {
    return { ...this.told, readRows: this.readRows };
  }
}
