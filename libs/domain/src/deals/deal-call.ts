import type { ActivityCall } from '#kit/contract/activity-call.js';
import { idOf } from '#kit/contract/place.js';
import { tellEvent } from '../audit/event.repository.js';
import type { EventKind } from '../audit/event.type.js';
import type { Transaction } from '../database/transaction.js';
import { announce } from '../tasks/announce.js';

/** The deal of the case that an activity works for, locked. */
export interface OpenDeal {
  id: string;
  number: string;
  client: string;
  neededBy: string | null;
}

/** Something that happened to a deal. */
export interface ToldOfDeal {
  kind: EventKind;
  actor: string;
  deal: string;
  /** What else it is about, such as a supplier. */
  objects?: { type: string; id: string }[];
  data: object;
}

/** The case of a call; a sentence where its process has none. */
export function caseOf({ caseId, process }: ActivityCall): string {
  if (caseId === null) throw new Error(`A deal belongs to a case, and "${process}" has none: open it in a process of a case.`);
  return caseId;
}

/** The deal of the call's case, which waits for whoever works on it. A sentence where there is none. */
export async function lockDeal(tx: Transaction, call: ActivityCall): Promise<OpenDeal> {
  const deal = await findDeal(tx, call);
  if (!deal) throw new Error(`Case ${caseOf(call)} has no deal yet: "${call.process}" opens it before it writes into it.`);
  return deal;
}

/** The deal of the call's case, locked, or undefined. */
export function findDeal(tx: Transaction, call: ActivityCall): Promise<OpenDeal | undefined> {
  return tx.row<OpenDeal>(
    `SELECT d.id, d.number, k.client, d.needed_by::text AS "neededBy" FROM deal d JOIN case_file k ON k.id = d."case" WHERE d."case" = $1 FOR NO KEY UPDATE OF d`,
    [caseOf(call)],
  );
}

/** Whether this call has told this kind of event before: what it did then stands. */
export async function wasTold(tx: Transaction, { key }: ActivityCall, kind: EventKind): Promise<boolean> {
  return (await tx.row(`SELECT 1 FROM event WHERE id = $1`, [idOf(key, kind)])) !== undefined;
}

/** Tells an event of a deal once for a call, and that the case has changed. */
export async function tellOfDeal(tx: Transaction, call: ActivityCall, { kind, actor, deal, objects = [], data }: ToldOfDeal): Promise<void> {
  const { key, organisation, instance, at } = call;
  const caseId = caseOf(call);
  const told = { id: idOf(key, kind), organisation, at: new Date(at), kind, actor, caseId, instance };
  await tellEvent(tx, { ...told, objects: [{ type: 'deal', id: deal }, ...objects], data });
  await announce(tx, { organisation, cases: [caseId], tasks: [] });
}
