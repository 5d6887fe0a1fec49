import type { ActivityCall } from '#kit/contract/activity-call.js';
import { idOf } from '#kit/contract/place.js';
import { tellEvent } from '../audit/event.repository.js';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { nextNumbers } from '../organisations/next-numbers.js';
import type { Packs } from '../packs/packs.service.js';
import { caseOf, lockDeal, tellOfDeal, wasTold, type OpenDeal } from './deal-call.js';
import { replaceAccessories, replaceLines } from './deal-lines.repository.js';
import type { DealTerms, Objection, OfferTerms } from './deal-terms.type.js';
import { addObjections, correctReach, insertOffer, lastOffer, termsOf, withoutNull } from './offer.repository.js';
import { offerSums } from './offer-sums.rule.js';
import { differs, plainDecimal } from './offer-version.rule.js';
import { prefillOf, type OfferPrefill } from './prefill.js';

/** The deal of a case, as it is read. */
export interface DealRecord {
  id: string;
  number: string;
  status: 'open' | 'lost';
  lostReason: string | null;
  openedAt: Date;
}

/** Prices of an offer where the pack names no currency. */
const CURRENCY = 'RUB';

/** Opens the deal of a case, writes into it what was said and offered, and closes it as lost. Called by activities, never by a story. */
export class DealService {
  constructor(
    private readonly database: Database,
    private readonly packs: Packs,
  ) {}

  /** The deal of the call's case: opened by the first contact (WT-1.8), and the same one from then on, whoever asks again. */
  async open(call: ActivityCall, { requestId, by }: { requestId: string; by: string }): Promise<{ id: string; number: string }> {
    const { organisation, instance, key } = call;
    const caseId = caseOf(call);
    const at = new Date(call.at);
    return this.database.inOrganisation(organisation, async (tx) => {
      const row = await tx.row<{ client: string | null }>(`SELECT client FROM case_file WHERE id = $1 FOR NO KEY UPDATE`, [caseId]); // one at a time, no number is lost
      if (!row?.client) throw new Error(`Case ${caseId} has no client: a deal is made with one.`);
      const there = await dealOf(tx, caseId);
      if (there) return { id: there.id, number: there.number };
      const { deal: number } = await nextNumbers(tx, organisation, ['deal']);
      const id = idOf(key, 'deal');
      await tx.rows(`INSERT INTO deal (id, organisation, number, "case", request, status, opened_at, opened_by) VALUES ($1, $2, $3, $4, $5, 'open', $6, $7)`, [
        id,
        organisation,
        number,
        caseId,
        requestId,
        at,
        by,
      ]);
      const objects = [
        { type: 'deal', id },
        { type: 'client', id: row.client },
        { type: 'request', id: requestId },
      ];
      await tellEvent(tx, { id: idOf(key, 'deal.opened'), organisation, at, kind: 'deal.opened', actor: by, caseId, instance, objects, data: { number } });
      return { id, number };
    });
  }

  /** The deal of the call's case is lost (WT-2.9); nothing happens where there is none or it is over. */
  async lose(call: ActivityCall, { reason, by = 'system' }: { reason: string; by?: string }): Promise<void> {
    const { organisation, instance, key } = call;
    const caseId = caseOf(call);
    const at = new Date(call.at);
    return this.database.inOrganisation(organisation, async (tx) => {
      const lost = await tx.row<{ id: string; number: string }>(
        `UPDATE deal SET status = 'lost', lost_reason = $2, closed_at = $3 WHERE "case" = $1 AND status = 'open' RETURNING id, number`,
        [caseId, reason, at],
      );
      if (!lost) return;
      const told = { id: idOf(key, 'deal.lost'), organisation, at, actor: by, caseId, instance };
      await tellEvent(tx, { ...told, kind: 'deal.lost', objects: [{ type: 'deal', id: lost.id }], data: { number: lost.number, reason } });
    });
  }

  /** Writes what a contact told of the deal (WT-2.1, WT-F4). What was not spoken of stays; a list of things stands instead of the one before. */
  keepTerms(call: ActivityCall, { by, terms }: { by: string; terms: DealTerms }): Promise<void> {
    const { organisation } = call;
    return this.database.inOrganisation(organisation, async (tx) => {
      const deal = await lockDeal(tx, call);
      if (await wasTold(tx, call, 'deal.described')) return;
      const owner = { organisation, deal: deal.id, at: new Date(call.at) };
      const described = await describe(tx, deal, terms);
      const lines = terms.items !== undefined && (await replaceLines(tx, owner, terms.items));
      const accessories = terms.accessories !== undefined && (await replaceAccessories(tx, owner, terms.accessories));
      if (!described && !lines && !accessories) return;
      const { items, ...said } = terms;
      const things =
        lines && items ? { items: items.map(({ article, name, quantity }) => ({ name, quantity: plainDecimal(quantity), ...withoutNull({ article }) })) } : {};
      await tellOfDeal(tx, call, { kind: 'deal.described', actor: by, deal: deal.id, data: { ...withoutNull(said), ...things } });
    });
  }

  /** What an offer begins with: the things that are wanted with what is known of them, and what was told the time before. Never what they cost us. */
  prefill(call: ActivityCall): Promise<OfferPrefill> {
    return this.database.inOrganisation(call.organisation, async (tx) => {
      const deal = await lockDeal(tx, call);
      return prefillOf(tx, { deal: deal.id, now: new Date(call.at) });
    });
  }

  /** Keeps what a client was told: a new version where it is another offer than the last (WT-2.4), and the objections that were met since. */
  async keepOffer(
    call: ActivityCall,
    { by, offer, objections }: { by: string; offer: OfferTerms; objections: readonly Objection[] },
  ): Promise<{ version: number }> {
    const { organisation } = call;
    const currency = (await this.packs.of(organisation)).content.about.currency ?? CURRENCY;
    return this.database.inOrganisation(organisation, async (tx) => {
      const deal = await lockDeal(tx, call);
      const at = new Date(call.at);
      const version = await tellOffer({ tx, call, deal, currency }, { by, offer });
      for (const { ordinal, ...met } of await addObjections(tx, { organisation, deal: deal.id, by, at }, objections)) {
        const told = { ...call, key: idOf(deal.id, `objection ${ordinal}`) };
        await tellOfDeal(tx, told, { kind: 'objection.met', actor: by, deal: deal.id, data: { ordinal, ...met } });
      }
      return { version };
    });
  }

  /** The client has said yes to what he was told last; nothing happens where he has said so before, or was told nothing. */
  agree(call: ActivityCall, { by }: { by: string }): Promise<void> {
    return this.database.inOrganisation(call.organisation, async (tx) => {
      const deal = await lockDeal(tx, call);
      const last = await lastOffer(tx, deal.id);
      if (!last || last.agreedAt !== null) return;
      await tx.change(`UPDATE deal_offer SET agreed_at = $2, agreed_by = $3 WHERE id = $1`, [last.id, new Date(call.at), by]);
      const data = { version: last.version, total: offerSums(last.lines, last.currency).total };
      await tellOfDeal(tx, call, { kind: 'offer.agreed', actor: by, deal: deal.id, objects: [{ type: 'offer', id: last.id }], data });
    });
  }
}

/** An offer that is told. */
interface Telling {
  tx: Transaction;
  call: ActivityCall;
  deal: OpenDeal;
  currency: string;
}

/** Writes what the client was told, where that is another offer than the last. Tells the version that he has heard now; 0: none yet. */
async function tellOffer({ tx, call, deal, currency }: Telling, { by, offer }: { by: string; offer: OfferTerms }): Promise<number> {
  const { organisation, key } = call;
  const last = await lastOffer(tx, deal.id);
  const version = last?.version ?? 0;
  if (offer.lines.length === 0 || (await wasTold(tx, call, 'offer.made'))) return version;
  if (last && !differs(termsOf(last), offer)) {
    await correctReach(tx, last.id, offer);
    return version;
  }
  const made = { id: idOf(key, 'offer'), organisation, deal: deal.id, version: version + 1, currency, by, at: new Date(call.at), offer };
  await insertOffer(tx, made);
  await tellOfDeal(tx, call, { kind: 'offer.made', actor: by, deal: deal.id, objects: [{ type: 'offer', id: made.id }], data: toldOffer(made) });
  return made.version;
}

/** What is said of a deal as a whole. A day that came nearer opens the things again that come after it. */
async function describe(tx: Transaction, deal: OpenDeal, { purpose, neededBy, delivery, address }: DealTerms): Promise<boolean> {
  const changed = await tx.change(
    `UPDATE deal SET purpose = coalesce($2, purpose), needed_by = coalesce($3, needed_by), delivery = coalesce($4, delivery), address = coalesce($5, address)
      WHERE id = $1 AND (purpose, needed_by, delivery, address) IS DISTINCT FROM (coalesce($2, purpose), coalesce($3::date, needed_by), coalesce($4, delivery), coalesce($5, address))`,
    [deal.id, purpose ?? null, neededBy ?? null, delivery ?? null, address ?? null],
  );
  if (neededBy !== undefined && neededBy !== deal.neededBy)
    await tx.change(`DELETE FROM line_availability a USING deal_line l WHERE l.id = a.line AND l.deal = $1 AND a.ready_on > $2::date`, [deal.id, neededBy]);
  return changed > 0;
}

/** An offer as the story of the case has it. */
function toldOffer({ version, currency, offer }: { version: number; currency: string; offer: OfferTerms }): object {
  const lines = offer.lines.map(({ quantity, price }) => ({ quantity, price: price || null, cost: null, costCurrency: null }));
  const { complete, deliverOn, delivery, payment } = offer;
  return { version, lines: lines.length, total: offerSums(lines, currency).total, ...withoutNull({ complete, deliverOn, delivery, payment }) };
}

/** The deal of a case, or undefined while there is none. */
export function dealOf(tx: Transaction, caseId: string): Promise<DealRecord | undefined> {
  return tx.row(`SELECT id, number, status, lost_reason AS "lostReason", opened_at AS "openedAt" FROM deal WHERE "case" = $1`, [caseId]);
}
