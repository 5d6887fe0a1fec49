import type { ActivityCall } from '#kit/contract/activity-call.js';
import type { Database } from '../database/database.js';

/** What the sorting of a request looks at, as it is known by now (WT-1.7). */
export interface SortingFacts {
  kind: string;
  clientKind: string | null;
  urgency: string | null;
}

/** What a story may know of its request. */
export class RequestFacts {
  constructor(private readonly database: Database) {}

  /** Of a request and its client, after what the talks have told. */
  sorting({ organisation }: ActivityCall, requestId: string): Promise<SortingFacts> {
    return this.database.inOrganisation(organisation, async (tx) => {
      const facts = await tx.row<SortingFacts>(
        `SELECT r.kind, c.kind AS "clientKind", r.urgency FROM request r JOIN client c ON c.id = r.client WHERE r.id = $1`,
        [requestId],
      );
      if (!facts) throw new Error(`Request ${requestId} is not there.`);
      return facts;
    });
  }
}
