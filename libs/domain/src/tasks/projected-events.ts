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
  private last: { step: string; ordinal: number } | undefined;

  constructor(private readonly batch: Batch) {}

  happened(
    id: string,
    kind: EventKind,
    { at, actor, object, data }: { at: number; actor?: string | null; object?: string; data: Record<string, unknown> },
  ): void {
    const objects = object ? [{ type: object, id }] : [];
    this.events.push({ id: idOf(id, kind), at: new Date(at).toISOString(), kind, actor: actor ?? 'system', objects, data });
  }

  /** Notes the step that the instance has come to: it is written with the events. */
  moved(last: { step: string; ordinal: number }): void {
    this.last = last;
  }

  /** Writes the events, each once, and the step, only to a higher ordinal, and announces the change: one statement for all. */
  async tell(tx: Transaction, change: Change): Promise<void> {
    await tx.rows(
      `WITH told AS (
         INSERT INTO event (id, organisation, at, kind, actor, "case", instance, objects, data)
         SELECT id, $2, at, kind, actor, $3, $4, objects, data
           FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS (id uuid, at timestamptz, kind text, actor text, objects jsonb, data jsonb))
                WITH ORDINALITY AS e(id, at, kind, actor, objects, data, place) ORDER BY place
         ON CONFLICT (id) DO NOTHING),
       moved AS (UPDATE process_instance SET step = $7, step_ordinal = $8 WHERE id = $4 AND step_ordinal < $8::integer)
       SELECT pg_notify($5, $6)`,
      [
        JSON.stringify(this.events),
        this.batch.organisation,
        this.batch.caseId,
        this.batch.instance,
        CHANNEL,
        announcement(change),
        this.last?.step ?? null,
        this.last?.ordinal ?? null,
      ],
    );
  }
}
