import type { ActivityCall } from '#kit/contract/activity-call.js';
import { idOf } from '#kit/contract/place.js';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { findDeal, lockDeal, tellOfDeal, wasTold } from '../deals/deal-call.js';
import type { LetterService } from '../letters/letter.service.js';
import type { Packs } from '../packs/packs.service.js';
import type { LineAnswer, PlannedQuery, QueryChannel } from './availability.type.js';
import { keepLateAnswers } from './late-answers.js';
import { settleByAnswers, settleByLists, type Searching } from './look-up.js';
import { chosenOf, nextOf } from './next-suppliers.rule.js';
import { openLines, whoMayHave } from './open-lines.repository.js';
import { askedBefore, askedLines, plannedBy, planQuery, queryOf } from './query.repository.js';
import { questionLetter } from './question-letter.js';
import { forgetOver } from './settle.repository.js';
import { writeAnswer } from './write-answer.js';

/** Suppliers asked at the same time, where the pack does not say. */
const AT_ONCE = 2;

/** A question, how it was asked or answered, and by whom. */
export interface QueryAct {
  query: string;
  channel: QueryChannel;
  by: string;
}

/** Finds out who has what a client wants (WT-3): in the suppliers' lists, else by asking them. Called by activities, never by a story. */
export class AvailabilityService {
  constructor(
    private readonly database: Database,
    private readonly packs: Packs,
    private readonly letters: LetterService,
  ) {}

  /** Looks the open things of the deal up in the suppliers' current lists (WT-3.1, WT-3.2, WT-3.3). What was known and holds no longer is open again. Says how many are open. */
  lookUp(call: ActivityCall): Promise<{ open: number }> {
    return this.search(call, async (searching) => {
      await forgetOver(searching.tx, searching.deal.id, new Date(call.at));
      await settleByLists(searching);
    });
  }

  /** Settles what is open by the best of what suppliers have answered (WT-3.5). Says how many are open still. */
  conclude(call: ActivityCall): Promise<{ open: number }> {
    return this.search(call, settleByAnswers);
  }

  /**
   * Plans the questions that are asked next (WT-3.4): to those who may have what is open and were not asked yet, as many at once as the pack says, or to all
   * whom a person has chosen. Empty where nobody is known to have it.
   */
  async nextSuppliers(call: ActivityCall, { chosen }: { chosen?: readonly string[] | undefined } = {}): Promise<PlannedQuery[]> {
    const { organisation, instance, key } = call;
    const atOnce = (await this.packs.of(organisation)).content.about.availability?.atOnce ?? AT_ONCE;
    return this.database.inOrganisation(organisation, async (tx) => {
      const deal = await lockDeal(tx, call);
      const known = await plannedBy(tx, key);
      if (known.length > 0) return known;
      const lines = await openLines(tx, deal.id);
      const open = lines.map(({ id }) => id);
      const asked = await askedBefore(tx, open, instance);
      const planned = chosen ? chosenOf({ open, asked }, chosen) : nextOf({ open, asked, atOnce, mayHave: await whoMayHave(tx, organisation, lines) });
      const shared = { organisation, deal: deal.id, instance, planKey: key, at: new Date(call.at) };
      for (const one of planned) await planQuery(tx, { ...shared, ...one, id: idOf(key, `query ${one.supplier}`) });
      return plannedBy(tx, key);
    });
  }

  /** Asks him by mail: the letter WT-L5 is queued, with a number by which his answer is known. */
  async question(call: ActivityCall, { query }: { query: string }): Promise<void> {
    await this.write(call, { query });
    await this.asked(call, { query, channel: 'mail', by: 'system' });
  }

  /** Reminds him for the `times`th time: by the letter again, where he was asked by mail. Nothing happens once he has answered, or nothing is waited for. */
  async remind(call: ActivityCall, { query, times }: { query: string; times: number }): Promise<void> {
    const { open, mail } = await this.remindable(call, query);
    if (!open) return;
    if (mail) await this.write(call, { query, again: true });
    await this.database.inOrganisation(call.organisation, async (tx) => {
      const deal = await lockDeal(tx, call);
      const { supplier, supplierName } = await queryOf(tx, deal.id, query);
      await tx.change(`UPDATE supplier_query SET reminded = greatest(reminded, $2) WHERE id = $1`, [query, times]);
      const objects = [{ type: 'supplier', id: supplier }];
      await tellOfDeal(tx, call, { kind: 'supplier.reminded', actor: 'system', deal: deal.id, objects, data: { supplier: supplierName, times } });
    });
  }

  /** He was asked: by mail, or by somebody who called or wrote to him. One that was answered or withdrawn meanwhile stays so. */
  asked(call: ActivityCall, { query, channel, by }: QueryAct): Promise<void> {
    return this.database.inOrganisation(call.organisation, async (tx) => {
      const deal = await lockDeal(tx, call);
      const { supplier, supplierName, state } = await queryOf(tx, deal.id, query);
      if (state !== 'planned') return;
      await tx.change(`UPDATE supplier_query SET state = 'asked', channel = $2, asked_by = $3, asked_at = $4 WHERE id = $1`, [
        query,
        channel,
        by,
        new Date(call.at),
      ]);
      const objects = [{ type: 'supplier', id: supplier }];
      await tellOfDeal(tx, call, { kind: 'supplier.asked', actor: by, deal: deal.id, objects, data: { supplier: supplierName, channel } });
    });
  }

  /** Keeps what a supplier has answered, also where nothing was waited for any more. Says whether it gives all that he was asked for, by the needed day. */
  keepAnswer(call: ActivityCall, { query, answers, channel, by }: QueryAct & { answers: readonly LineAnswer[] }): Promise<{ satisfies: boolean }> {
    return this.database.inOrganisation(call.organisation, async (tx) => {
      const deal = await lockDeal(tx, call);
      return { satisfies: await writeAnswer({ tx, call, deal }, { query: await queryOf(tx, deal.id, query), answers, channel, by }) };
    });
  }

  /** He did not answer in time, nor after the reminders. */
  silent(call: ActivityCall, { query }: { query: string }): Promise<void> {
    return this.database.inOrganisation(call.organisation, async (tx) => {
      const deal = await lockDeal(tx, call);
      const { supplier, supplierName, state } = await queryOf(tx, deal.id, query);
      if (state !== 'planned' && state !== 'asked') return;
      await tx.change(`UPDATE supplier_query SET state = 'silent', ended_at = $2 WHERE id = $1`, [query, new Date(call.at)]);
      const objects = [{ type: 'supplier', id: supplier }];
      await tellOfDeal(tx, call, { kind: 'supplier.silent', actor: 'system', deal: deal.id, objects, data: { supplier: supplierName } });
      await keepLateAnswers(tx, { call, deal, queries: [query] });
    });
  }

  /** Nothing is waited for any more: of one question, or of all of the deal that have no answer. Nothing happens where there is no deal. */
  withdraw(call: ActivityCall, { query }: { query?: string } = {}): Promise<void> {
    return this.database.inOrganisation(call.organisation, async (tx) => {
      const deal = await findDeal(tx, call);
      if (!deal || (await wasTold(tx, call, 'query.withdrawn'))) return;
      const withdrawn = await tx.rows<{ id: string; supplier: string; name: string }>(
        `UPDATE supplier_query q SET state = 'withdrawn', ended_at = $3 FROM supplier s
          WHERE q.deal = $1 AND ($2::uuid IS NULL OR q.id = $2) AND q.state IN ('planned', 'asked') AND s.id = q.supplier RETURNING q.id, q.supplier, s.name`,
        [deal.id, query ?? null, new Date(call.at)],
      );
      if (withdrawn.length === 0) return;
      const suppliers = withdrawn.toSorted((a, b) => (a.name < b.name ? -1 : 1));
      const objects = suppliers.map(({ supplier }) => ({ type: 'supplier', id: supplier }));
      await tellOfDeal(tx, call, { kind: 'query.withdrawn', actor: 'system', deal: deal.id, objects, data: { suppliers: suppliers.map(({ name }) => name) } });
      await keepLateAnswers(tx, { call, deal, queries: withdrawn.map(({ id }) => id) });
    });
  }

  private remindable(call: ActivityCall, query: string): Promise<{ open: boolean; mail: boolean }> {
    return this.database.inOrganisation(call.organisation, async (tx) => {
      const { state, byMail } = await queryOf(tx, (await lockDeal(tx, call)).id, query);
      return { open: state === 'asked', mail: byMail };
    });
  }

  /** Queues the question's letter, which says nothing of the client. */
  private async write(call: ActivityCall, { query, again = false }: { query: string; again?: boolean }): Promise<void> {
    const pack = await this.packs.of(call.organisation);
    const letter = await this.database.inOrganisation(call.organisation, async (tx) => {
      const deal = await lockDeal(tx, call);
      return questionLetter({ deal, pack, query: await queryOf(tx, deal.id, query), lines: await askedLines(tx, query), again });
    });
    await this.letters.queue(call, letter);
  }

  /** Does a part of the search once for a call, and says how much is open after it. */
  private async search(call: ActivityCall, work: (searching: Searching) => Promise<void>): Promise<{ open: number }> {
    const pack = await this.packs.of(call.organisation);
    return this.database.inOrganisation(call.organisation, async (tx: Transaction) => {
      const deal = await lockDeal(tx, call);
      if (!(await wasTold(tx, call, 'item.found'))) await work({ tx, call, deal, pack });
      return { open: (await openLines(tx, deal.id)).length };
    });
  }
}
