import { audit } from '../audit/audit.repository.js';
import type { Transaction } from '../database/transaction.js';
import { actorOf, type Principal } from '../people/principal.rule.js';
import type { MappingQuestion, RowNote } from './offer-row.type.js';
import type { PriceListRecord } from './price-list.repository.js';

/** What became of a file. */
export interface ImportedList {
  id: string;
  state: 'current' | 'asking';
  listedAt: string;
  datedBy: PriceListRecord['datedBy'];
  rows: number;
  accepted: number;
  rejectedRows: number;
  unclearRows: number;
  /** The first of them. */
  rejected: RowNote[];
  unclear: RowNote[];
  needsMapping?: MappingQuestion;
}

/** Rows of each kind that are told one by one; whoever has more has another trouble. */
export const MOST_NOTES = 1_000;

/** Writes into the audit what a file came to. */
export function auditImport(
  tx: Transaction,
  { caller, at, supplier }: { caller: Principal; at: Date; supplier: string },
  imported: ImportedList,
): Promise<void> {
  const { id: list, state, rows, accepted, rejectedRows } = imported;
  return audit(tx, {
    organisation: caller.organisation,
    at,
    actor: actorOf(caller),
    act: state === 'current' ? 'price-list.load' : 'price-list.ask',
    object: supplier,
    data: { list, rows, accepted, rejected: rejectedRows },
  });
}
