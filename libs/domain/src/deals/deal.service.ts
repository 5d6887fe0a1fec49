import type { ActivityCall } from '#kit/contract/activity-call.js';
import { idOf } from '#kit/contract/place.js';
import { tellEvent } from '../audit/event.repository.js';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { nextNumbers } from '../organisations/next-numbers.js';

/** The deal of a case, as it is read. */
export interface DealRecord {
  id: string;
  number: string;
  status: 'open' | 'lost';
  lostReason: string | null;
  openedAt: Date;
}

/** Opens the deal of a case, and closes it as lost. Called by activities, never by a story. */
export class DealService {
  constructor(private readonly database: Database) {}

  /** The deal of the call's case: opened by the first contact (WT-1.8), and the same one from then on, whoever asks again. */
  async open(call: ActivityCall, { requestId, by }: { requestId: string; by: string }): Promise<{ id: string; number: string }> {
    const { organisation, instance, key } = call;
    const caseId = caseOf(call);
    const at = new Date(call.at);
    return this.database.inOrganisation(organisation, async (tx) => {
      const row = await tx.row<{ client: string | null }>(`SELECT client FROM case_file WHERE id = $1 FOR NO KEY UPDATE`, [caseId]); // one at a time, no number is lost
      if (!row?.client) throw new Error(`Case ${caseId} has no client: a deal is made with one.`);
      const there = await dealOf(tx, caseId);
      if (there) return { id: there.id, number: there.number };
      const { deal: number } = await nextNumbers(tx, organisation, ['deal']);
      const id = idOf(key, 'deal');
      await tx.rows(`INSERT INTO deal (id, organisation, number, "case", request, status, opened_at, opened_by) VALUES ($1, $2, $3, $4, $5, 'open', $6, $7)`, [
        id,
        organisation,
        number,
        caseId,
        requestId,
        at,
        by,
      ]);
      const objects = [
        { type: 'deal', id },
        { type: 'client', id: row.client },
        { type: 'request', id: requestId },
      ];
      await tellEvent(tx, { id: idOf(key, 'deal.opened'), organisation, at, kind: 'deal.opened', actor: by, caseId, instance, objects, data: { number } });
      return { id, number };
    });
  }

  /** The deal of the call's case is lost (WT-2.9); nothing happens where there is none or it is over. */
  async lose(call: ActivityCall, { reason, by = 'system' }: { reason: string; by?: string }): Promise<void> {
    const { organisation, instance, key } = call;
    const caseId = caseOf(call);
    const at = new Date(call.at);
    return this.database.inOrganisation(organisation, async (tx) => {
      const lost = await tx.row<{ id: string; number: string }>(
        `UPDATE deal SET status = 'lost', lost_reason = $2, closed_at = $3 WHERE "case" = $1 AND status = 'open' RETURNING id, number`,
        [caseId, reason, at],
      );
      if (!lost) return;
      const told = { id: idOf(key, 'deal.lost'), organisation, at, actor: by, caseId, instance };
      await tellEvent(tx, { ...told, kind: 'deal.lost', objects: [{ type: 'deal', id: lost.id }], data: { number: lost.number, reason } });
    });
  }
}

function caseOf({ caseId, process }: ActivityCall): string {
  if (caseId === null) throw new Error(`A deal belongs to a case, and "${process}" has none: open it in a process of a case.`);
  return caseId;
}

/** The deal of a case, or undefined while there is none. */
export function dealOf(tx: Transaction, caseId: string): Promise<DealRecord | undefined> {
  return tx.row(`SELECT id, number, status, lost_reason AS "lostReason", opened_at AS "openedAt" FROM deal WHERE "case" = $1`, [caseId]);
}
