import { v7 } from 'uuid';
import { askedBy } from '#kit/asked/asked-by.js';
import { audit } from '../audit/audit.repository.js';
import { tellEvent } from '../audit/event.repository.js';
import { findOrCreateClient, type ClientFacts } from '../clients/client.repository.js';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { nextNumbers } from '../organisations/next-numbers.js';
import { actorOf, type Principal } from '../people/principal.rule.js';
import { announce } from '../tasks/announce.js';
import { answerOnce } from '../tasks/answer.repository.js';
import type { Clock } from '../time/clock.js';
import type { Pack } from '../packs/pack.service.js';
import type { Packs } from '../packs/packs.service.js';
import type { RequestItem } from './request.entity.js';
import { sentBefore } from './same-again.repository.js';

/** What came in (WT-F1). */
export interface IncomingRequest {
  channel: string;
  kind: string;
  client: ClientFacts;
  text?: string;
  items?: RequestItem[];
  city?: string;
  neededBy?: string;
  urgent?: boolean;
}

export interface RecordedRequest {
  id: string;
  number: string;
  caseId: string;
}

/** Whose request it is, and who brought it, such as `token:<id>`. */
export interface RecordedBy {
  organisation: string;
  actor: string;
}

/** Records what comes in (WT-1.1). */
export class RequestService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly packs: Packs,
  ) {}

  /**
   * Records a request with its client, case and root process in one transaction: committed before the answer goes out, whatever else is
   * down. The same idempotency key gets the same answer, and so does a site that sends the very same again within minutes without one.
   */
  async record(principal: Principal, request: IncomingRequest, key: string | null): Promise<RecordedRequest> {
    const pack = await this.packs.of(principal.organisation);
    const at = this.clock.now();
    return this.database.inOrganisation(principal.organisation, async (tx) => {
      const { organisation } = principal;
      const actor = actorOf(principal);
      const call = { organisation, actor, call: 'POST /requests', key, body: request, at };
      const by = { organisation, actor };
      if (key === null && principal.kind === 'token') {
        const before = await sentBefore(tx, by, { raw: JSON.stringify(request), at });
        if (before) return { ...before, number: pack.numberText('request', before.number) };
      }
      const { body } = await answerOnce(tx, call, async () => ({ status: 201, body: await this.write(tx, by, { request, at, pack }) }));
      return body;
    });
  }

  /** Records a request inside a transaction that does more than that. */
  async recordIn(tx: Transaction, by: RecordedBy, request: IncomingRequest): Promise<RecordedRequest> {
    return this.write(tx, by, { request, at: this.clock.now(), pack: await this.packs.of(by.organisation) });
  }

  private async write(
    tx: Transaction,
    { organisation, actor }: RecordedBy,
    { request, at, pack }: { request: IncomingRequest; at: Date; pack: Pack },
  ): Promise<RecordedRequest> {
    const [id, caseId, instance] = [v7(), v7(), v7()];
    const input = JSON.stringify({ requestId: id, channel: request.channel, kind: request.kind, by: actor });
    const client = await findOrCreateClient(tx, request.client, { organisation, at });
    const numbers = await nextNumbers(tx, organisation, ['case', 'request']);
    await tx.rows(`INSERT INTO case_file (id, organisation, number, client, status, pack_version, opened_at) VALUES ($1, $2, $3, $4, 'open', $5, $6)`, [
      caseId,
      organisation,
      numbers.case,
      client,
      pack.version,
      at,
    ]);
    await tx.rows(
      `INSERT INTO request (id, organisation, number, "case", client, channel, kind, text, items, city, needed_by, urgent, raw, recorded_by, received_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        id,
        organisation,
        numbers.request,
        caseId,
        client,
        request.channel,
        request.kind,
        request.text ?? null,
        JSON.stringify(request.items ?? []),
        request.city ?? null,
        request.neededBy ?? null,
        request.urgent ?? request.kind === 'urgent',
        JSON.stringify(request),
        actor,
        at,
      ],
    );
    await tx.rows(
      `INSERT INTO process_instance (id, organisation, "case", process, input, status, created_at, request) VALUES ($1, $2, $3, $4, $5, 'running', $6, $7)`,
      [instance, organisation, caseId, pack.rootOf(request.kind), input, at, askedBy()], // the relay starts it
    );
    await tellRecorded(tx, {
      organisation,
      at,
      actor,
      caseId,
      instance,
      request: id,
      client,
      facts: { channel: request.channel, kind: request.kind, number: numbers.request },
    });
    await audit(tx, { organisation, at, actor, act: 'request.record', object: id, data: { caseId } });
    await announce(tx, { organisation, cases: [caseId], tasks: [], starts: true });
    return { id, number: pack.numberText('request', numbers.request), caseId };
  }
}

interface Recorded {
  organisation: string;
  at: Date;
  actor: string;
  caseId: string;
  instance: string;
  request: string;
  client: string;
  facts: object;
}

async function tellRecorded(tx: Transaction, { organisation, at, actor, caseId, instance, request, client, facts }: Recorded): Promise<void> {
  const told = { organisation, at, actor, caseId, instance };
  const objects = [
    { type: 'request', id: request },
    { type: 'client', id: client },
  ];
  await tellEvent(tx, { ...told, kind: 'request.recorded', objects, data: facts });
  await tellEvent(tx, { ...told, kind: 'case.opened', objects: [{ type: 'case', id: caseId }], data: {} });
}
