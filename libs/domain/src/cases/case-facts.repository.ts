import type { Transaction } from '../database/transaction.js';

/** What people have said of a whole case: what they corrected, and until when it is put aside. */
export interface CaseFacts {
  data: Record<string, unknown>;
  heldUntil: Date | null;
  holdReason: string | null;
}

export function factsOf(tx: Transaction, caseId: string): Promise<CaseFacts | undefined> {
  return tx.row(`SELECT data, held_until AS "heldUntil", hold_reason AS "holdReason" FROM case_file WHERE id = $1`, [caseId]);
}
