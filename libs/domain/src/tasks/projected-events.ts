import type { Batch } from '#kit/contract/protocol.js';
import { idOf } from '#kit/contract/place.js';
import type { EventKind } from '../audit/event.type.js';
import type { Transaction } from '../database/transaction.js';
import { announcement, CHANNEL, type Change } from './announce.js';

interface ToldEvent {
  id: string;
  at: string;
  kind: EventKind;
  actor: string;
  objects: { type: string; id: string }[];
  data: Record<string, unknown>;
}

/** The events of one flush. An event's id is made of the thing and the kind, so that a redo tells it once. */
export class ProjectedEvents {
  private readonly events: ToldEvent[] = [];

  constructor(private readonly batch: Batch) {}

  happened(
    id: string,
    kind: EventKind,
    { at, actor, object, data }: { at: number; actor?: string | null; object?: string; data: Record<string, unknown> },
  ): void {
    const objects = object ? [{ type: object, id }] : [];
    this.events.push({ id: idOf(id, kind), at: new Date(at).toISOString(), kind, actor: actor ?? 'system', objects, data });
  }

  /** Writes the events, each once, and announces the change: one statement for both. */
  async tell(tx: Transaction, change: Change): Promise<void> {
    await tx.rows(
      `WITH told AS (
         INSERT INTO event (id, organisation, at, kind, actor, "case", instance, objects, data)
         SELECT id, $2, at, kind, actor, $3, $4, objects, data
           FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS (id uuid, at timestamptz, kind text, actor text, objects jsonb, data jsonb))
                WITH ORDINALITY AS e(id, at, kind, actor, objects, data, place) ORDER BY place
         ON CONFLICT (id) DO NOTHING)
       SELECT pg_notify($5, $6)`,
      [JSON.stringify(this.events), this.batch.organisation, this.batch.caseId, this.batch.instance, CHANNEL, announcement(change)],
    );
  }
}
