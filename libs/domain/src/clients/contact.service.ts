import type { ActivityCall } from '#kit/contract/activity-call.js';
import { tellEvent } from '../audit/event.repository.js';
import type { EventRecord } from '../cases/case.repository.js';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { announce } from '../tasks/announce.js';
import { historyOf, type HistoryPage } from './history.repository.js';
import { learn, type Learned } from './learned.repository.js';

/** One talk with a client, and what it taught about him. Undefined: not spoken of. */
export interface Contact {
  requestId: string;
  /** Who talked with the client, such as `person:<id>`. */
  by: string;
  /** What the contact came to, such as `request-confirmed`, `agreed`, `lost`. */
  what: string;
  /** What was said or agreed, in the words of whoever talked. */
  said: string | null;
  learned: Learned;
  /** The open case that the talk was about, where that is not the request's own: its timeline tells of it, too. */
  aboutCase?: string | null | undefined;
}

/** The client's history (WT-1.8, WT-2.8). */
export class ContactService {
  constructor(private readonly database: Database) {}

  /**
   * Keeps a contact once, however often it is called with the same key, with all that it taught of the client and of the request. Says whose request it
   * is now: whoever gives a phone, e-mail or INN that is known is the client who has it.
   */
  keep(call: ActivityCall, { requestId, by, what, said, learned, aboutCase }: Contact): Promise<{ client: string }> {
    const { key: id, organisation, caseId, instance, process } = call;
    return this.database.inOrganisation(organisation, async (tx) => {
      // Locked, so that an attempt that comes late waits, and then finds that it is told.
      const request = await tx.row<{ client: string; caseId: string; number: string }>(
        `SELECT client, "case" AS "caseId", number FROM request WHERE id = $1 FOR UPDATE`,
        [requestId],
      );
      if (!request) throw new Error(`Request ${requestId} is not there.`);
      if (await tx.row(`SELECT 1 FROM event WHERE id = $1`, [id])) return { client: request.client };
      const at = new Date(call.at);
      const client = await learn(tx, { organisation, at, actor: by, instance }, { request: { ...request, id: requestId }, learned });
      const objects = [
        { type: 'client', id: client },
        { type: 'request', id: requestId },
      ];
      const told = { organisation, at, actor: by, objects };
      await tellEvent(tx, { ...told, id, caseId, instance, kind: 'contact.made', data: { process, what, said, learned: toldOf(learned) } });
      if (aboutCase && aboutCase !== caseId && (await tx.row(`SELECT 1 FROM case_file WHERE id = $1`, [aboutCase]))) {
        await link(tx, { ...told, caseId: aboutCase, data: { process, what, said, number: request.number } });
      }
      return { client };
    });
  }

  /** What befell a client over all his cases, newest first. */
  history(organisation: string, client: string, page: HistoryPage): Promise<(EventRecord & { caseId: string | null; caseNumber: string | null })[]> {
    return this.database.inOrganisation(organisation, (tx) => historyOf(tx, client, page));
  }
}

/** What was said, without what was not. */
function toldOf(learned: Learned): object {
  return Object.fromEntries(Object.entries(learned).filter(([, value]) => value !== null && value !== undefined));
}

interface Linked {
  organisation: string;
  at: Date;
  actor: string;
  objects: { type: string; id: string }[];
  caseId: string;
  data: object;
}

/** Tells a contact once more in the case that it was about. */
async function link(tx: Transaction, linked: Linked): Promise<void> {
  const { organisation, caseId } = linked;
  await tellEvent(tx, { ...linked, instance: null, kind: 'contact.linked' });
  await announce(tx, { organisation, cases: [caseId], tasks: [] });
}
