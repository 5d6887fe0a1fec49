import type { ActivityCall } from '#kit/contract/activity-call.js';
import { tellEvent } from '../audit/event.repository.js';
import type { Database } from '../database/database.js';

/** One talk with a client, and what it taught about him. Undefined: not spoken of. */
export interface Contact {
  requestId: string;
  /** Who talked with the client, such as `person:<id>`. */
  by: string;
  /** What the contact came to, such as `request-confirmed`, `agreed`, `lost`. */
  what: string;
  /** What was said or agreed, in the words of whoever talked. */
  said: string | null;
  learned: { city?: string; kind?: string; neededBy?: string };
}

/** The client's history (WT-1.8, WT-2.8). */
export class ContactService {
  constructor(private readonly database: Database) {}

  /** Keeps a contact once, however often it is called with the same key. */
  keep(call: ActivityCall, { requestId, by, what, said, learned }: Contact): Promise<void> {
    return this.database.inOrganisation(call.organisation, async (tx) => {
      const request = await tx.row<{ client: string }>(`SELECT client FROM request WHERE id = $1`, [requestId]);
      if (!request) throw new Error(`Request ${requestId} is not there.`);
      const objects = [
        { type: 'client', id: request.client },
        { type: 'request', id: requestId },
      ];
      const { key: id, organisation, caseId, instance, process } = call;
      const told = { id, organisation, at: new Date(call.at), actor: by, caseId, instance };
      const first = await tellEvent(tx, { ...told, kind: 'contact.made', objects, data: { process, what, said } });
      if (!first) return; // an attempt that came late must not write over what was learned since
      await tx.change(`UPDATE request SET city = coalesce($2, city), needed_by = coalesce($3, needed_by) WHERE id = $1`, [
        requestId,
        learned.city ?? null,
        learned.neededBy ?? null,
      ]);
      await tx.change(`UPDATE client SET city = coalesce($2, city), kind = coalesce($3, kind) WHERE id = $1`, [
        request.client,
        learned.city ?? null,
        learned.kind ?? null,
      ]);
    });
  }
}
