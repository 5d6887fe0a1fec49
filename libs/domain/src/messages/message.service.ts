import { v7 } from 'uuid';
import { fault } from '#kit/faults/fault.js';
import { audit } from '../audit/audit.repository.js';
import { tellEvent } from '../audit/event.repository.js';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { actorOf, type Principal } from '../people/principal.rule.js';
import type { IncomingRequest, RequestService } from '../requests/request.service.js';
import { announce } from '../tasks/announce.js';
import type { Clock } from '../time/clock.js';
import { lockKeys, offer, type Hoping, type MessageKey } from './message.repository.js';

/** What comes from outside. */
export interface Incoming extends MessageKey {
  payload: Record<string, unknown>;
  /** The sender's own number of this delivery. */
  deliveryId: string;
}

export interface ReceivedMessage {
  id: string;
  status: 'free' | 'taken' | 'request';
  /** It has come before: this is what became of it. */
  known: boolean;
}

/** A message that nobody waited for, of a kind that then becomes a request. */
export interface Unclaimed extends MessageKey {
  id: string;
  organisation: string;
  source: string;
  payload: Record<string, unknown>;
}

/** Messages from outside: committed before anything is made of them, each consumed once (fault 6 of the catalogue: the same delivery again). */
export class MessageService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Keeps a message, and gives it to the wait that hopes for it; one that nobody hopes for stays until somebody does. */
  receive(caller: Principal, message: Incoming): Promise<ReceivedMessage> {
    const at = this.clock.now();
    const { organisation } = caller;
    const { kind, key, payload, deliveryId } = message;
    const source = actorOf(caller);
    return this.database.inOrganisation(organisation, async (tx) => {
      await lockKeys(tx, organisation, [message]);
      const fresh = await tx.row<{ id: string }>(
        `INSERT INTO message (id, organisation, kind, key, payload, source, delivery_id, status, received_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 'free', $8)
         ON CONFLICT (organisation, source, delivery_id) DO NOTHING RETURNING id`,
        [v7(), organisation, kind, key, JSON.stringify(payload), source, deliveryId, at],
      );
      if (!fresh) return known(tx, { organisation, source, deliveryId });
      const taken = await offer(tx, { ...message, id: fresh.id, organisation, source }, at);
      await audit(tx, { organisation, at, actor: source, act: 'message.receive', object: fresh.id, data: { kind, key } });
      await fault('message-uncommitted');
      await tellReceived(tx, { organisation, source, message: { ...message, id: fresh.id }, at, taken });
      return { id: fresh.id, status: taken ? 'taken' : 'free', known: false };
    });
  }

  /** Messages of these kinds that have been free since before an instant. */
  unclaimed(kinds: readonly string[], before: Date, most: number): Promise<Unclaimed[]> {
    return this.database.asSystem((tx) =>
      tx.rows<Unclaimed>(
        `SELECT id, organisation, kind, key, source, payload FROM message WHERE status = 'free' AND kind = ANY($1) AND received_at < $2 ORDER BY received_at LIMIT $3`,
        [kinds, before, most],
      ),
    );
  }

  /** Makes a request of a message, unless somebody has taken it meanwhile. */
  asRequest(message: Unclaimed, request: IncomingRequest, requests: RequestService): Promise<boolean> {
    return this.database.inOrganisation(message.organisation, async (tx) => {
      await lockKeys(tx, message.organisation, [message]);
      const free = await tx.row(`SELECT 1 FROM message WHERE id = $1 AND status = 'free' FOR UPDATE`, [message.id]);
      if (!free) return false;
      const { id } = await requests.recordIn(tx, { organisation: message.organisation, actor: message.source }, request);
      await tx.change(`UPDATE message SET status = 'request', request = $2 WHERE id = $1`, [message.id, id]);
      return true;
    });
  }
}

async function known(
  tx: Transaction,
  { organisation, source, deliveryId }: { organisation: string; source: string; deliveryId: string },
): Promise<ReceivedMessage> {
  const row = await tx.row<{ id: string; status: ReceivedMessage['status'] }>(
    `SELECT id, status FROM message WHERE organisation = $1 AND source = $2 AND delivery_id = $3`,
    [organisation, source, deliveryId],
  );
  if (!row) throw new Error('A message is in the way, but cannot be found.');
  return { ...row, known: true };
}

/** Told in the case whose wait took it; one that nobody has taken belongs to no case yet. */
async function tellReceived(
  tx: Transaction,
  {
    organisation,
    source,
    message,
    at,
    taken,
  }: { organisation: string; source: string; message: Incoming & { id: string }; at: Date; taken: Hoping | undefined },
): Promise<void> {
  const caseId = taken?.caseId ?? null;
  const objects = [{ type: 'message', id: message.id }];
  const data = { kind: message.kind, key: message.key };
  await tellEvent(tx, { organisation, at, kind: 'message.received', actor: source, caseId, instance: taken?.instance ?? null, objects, data });
  await announce(tx, { organisation, cases: caseId ? [caseId] : [], tasks: [], commands: taken !== undefined });
}
