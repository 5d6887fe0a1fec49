import { v7 } from 'uuid';
import type { Calling } from '../clients/client.service.js';
import type { Database } from '../database/database.js';
import { lockDeal } from '../deals/deal-call.js';
import { DomainError } from '../errors/domain-error.js';
import type { MessageService } from '../messages/message.service.js';
import type { Clock } from '../time/clock.js';
import { ANSWERED, type LineAnswer, type QueryChannel } from './availability.type.js';
import { keepLateAnswers } from './late-answers.js';
import { queryOf } from './query.repository.js';

/** A supplier's answer as it came. */
export interface IncomingAnswer {
  answers: LineAnswer[];
  channel: QueryChannel;
}

/** Takes what suppliers answer, whoever brings it, and however late it comes (WT-3.4). */
export class AnswerService {
  constructor(
    private readonly database: Database,
    private readonly messages: MessageService,
    private readonly clock: Clock,
  ) {}

  /** Gives an answer to the story that waits for it; where none waits any more it is kept with its question. The same key is the same answer. */
  async receive({ caller, key }: Calling, query: string, answer: IncomingAnswer): Promise<{ id: string; status: 'taken' | 'free' | 'request' }> {
    const { organisation } = caller;
    const asked = await this.database.inOrganisation(organisation, (tx) =>
      tx.row<{ caseId: string; instance: string }>(
        `SELECT d."case" AS "caseId", q.instance FROM supplier_query q JOIN deal d ON d.id = q.deal WHERE q.id = $1`,
        [query],
      ),
    );
    if (!asked) throw new DomainError('not-found');
    const { id, status } = await this.messages.receive(caller, { kind: ANSWERED, key: query, payload: { ...answer }, deliveryId: key ?? v7() });
    if (status !== 'free') return { id, status };
    const kept = await this.keepIfOver({ organisation, ...asked }, query);
    return { id, status: kept ? 'taken' : 'free' };
  }

  private keepIfOver({ organisation, caseId, instance }: { organisation: string; caseId: string; instance: string }, query: string): Promise<boolean> {
    const call = { key: query, organisation, caseId, instance, process: 'supplier-query', at: this.clock.now().getTime() };
    return this.database.inOrganisation(organisation, async (tx) => {
      const deal = await lockDeal(tx, call);
      const { state } = await queryOf(tx, deal.id, query);
      if (state === 'planned' || state === 'asked') return false; // its story will come to it
      return (await keepLateAnswers(tx, { call, deal, queries: [query] })) > 0;
    });
  }
}
