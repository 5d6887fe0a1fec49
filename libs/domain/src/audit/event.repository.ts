import { v7 } from 'uuid';
import type { Transaction } from '../database/transaction.js';
import type { EventKind } from './event.type.js';

/** Something that happened, as whoever did it tells it. What a story did is told by its projection. */
export interface Happened {
  /** Given where it may be told again; otherwise each telling is another event. */
  id?: string;
  organisation: string;
  at: Date;
  kind: EventKind;
  actor: string;
  caseId: string | null;
  instance: string | null;
  /** Of what befell a client himself, outside of every case. */
  client?: string;
  objects: { type: string; id: string }[];
  data: object;
}

/** Writes an event once. Says whether it is new. */
export async function tellEvent(
  tx: Transaction,
  { id = v7(), organisation, at, kind, actor, caseId, instance, client, objects, data }: Happened,
): Promise<boolean> {
  const written = await tx.change(
    `INSERT INTO event (id, organisation, at, kind, actor, "case", instance, client, objects, data) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING`,
    [id, organisation, at, kind, actor, caseId, instance, client ?? null, JSON.stringify(objects), JSON.stringify(data)],
  );
  return written > 0;
}
