import { v7 } from 'uuid';
import type { Calling } from '../clients/client.service.js';
import type { Database } from '../database/database.js';
import { DomainError } from '../errors/domain-error.js';
import type { MessageService, ReceivedMessage } from '../messages/message.service.js';
import type { Packs } from '../packs/packs.service.js';
import { actorOf } from '../people/principal.rule.js';
import { answerOnce } from '../tasks/answer.repository.js';
import type { Clock } from '../time/clock.js';
import type { WantedItem } from './deal-terms.type.js';

/** What the stories of a sale listen for; their key is the request's id. */
const REFUSED = 'client.refused';
const CHANGED = 'items.changed';

/** What a client says of his deal outside of every task: the stories of his case hear of it by messages. */
export class ClientTurnService {
  constructor(
    private readonly database: Database,
    private readonly messages: MessageService,
    private readonly packs: Packs,
    private readonly clock: Clock,
  ) {}

  /** The client refuses, at any moment (WT-2.9), for a reason out of the pack's list `lost`. */
  async refuse(calling: Calling, caseId: string, { reason, note }: { reason: string; note?: string | undefined }): Promise<ReceivedMessage> {
    const { reasons } = (await this.packs.of(calling.caller.organisation)).content;
    const known = reasons['lost']?.reasons ?? {};
    if (!Object.hasOwn(known, reason)) throw new DomainError('invalid', {}, [{ path: 'reason', rule: 'choice' }]);
    if (known[reason]!.needsNote && !note?.trim()) throw new DomainError('invalid', {}, [{ path: 'note', rule: 'required' }]);
    return this.tell(calling, caseId, { kind: REFUSED, payload: { reason, ...(note ? { note } : {}) } });
  }

  /** The client wants other things, or other numbers of them: what is being asked for him is asked anew (WT-2.4). */
  change(calling: Calling, caseId: string, items: readonly WantedItem[]): Promise<ReceivedMessage> {
    return this.tell(calling, caseId, { kind: CHANGED, payload: { items } });
  }

  /** The same key is the same delivery, with whatever body it comes again: another body is refused. */
  private async tell(
    { caller, key }: Calling,
    caseId: string,
    { kind, payload }: { kind: string; payload: Record<string, unknown> },
  ): Promise<ReceivedMessage> {
    const { organisation } = caller;
    const told = { organisation, actor: actorOf(caller), call: `POST /cases/${caseId} ${kind}`, key, body: payload, at: this.clock.now() };
    const { body } = await this.database.inOrganisation(organisation, (tx) =>
      answerOnce(tx, told, async () => {
        const found = await tx.row<{ status: string; request: string | null }>(
          `SELECT k.status, coalesce((SELECT request FROM deal WHERE "case" = k.id), (SELECT id FROM request r WHERE r."case" = k.id ORDER BY r.received_at LIMIT 1)) AS request FROM case_file k WHERE k.id = $1`,
          [caseId],
        );
        if (!found?.request) throw new DomainError('not-found');
        if (found.status !== 'open') throw new DomainError('case-closed');
        return { status: 201, body: { request: found.request, deliveryId: v7() } };
      }),
    );
    return this.messages.receive(caller, { kind, key: body.request, payload, deliveryId: body.deliveryId });
  }
}
