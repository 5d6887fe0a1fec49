import { phoneText } from '#domain/clients/phone.rule.js';
import { referenceOf } from '#domain/availability/question-letter.js';
import type { AnswerRecord } from '#domain/availability/query.repository.js';
import type { AvailabilityRecord, DealPageRecord, LinePageRecord, QueryPageRecord } from '#domain/deals/deal-page.repository.js';
import type { ObjectionRecord } from '#domain/deals/offer.repository.js';
import type { ReservationRecord } from '#domain/deals/reservation.repository.js';
import { Money } from '#domain/money/money.rule.js';
import type { Pack } from '#domain/packs/pack.service.js';
import { Decimal } from 'decimal.js';
import type { Labels } from '../labels/labels.js';
import type { MoneyDto } from '../stock/stock.dto.js';
import type {
  AvailabilityDto,
  DealLineDto,
  DealObjectionDto,
  LineAnsweredDto,
  LostReasonDto,
  ReservationDto,
  SupplierQueryDto,
  SupplierRefDto,
} from './deal.dto.js';

/** How a deal is told: to whom, when, and in whose words. */
export interface DealTelling {
  labels: Labels;
  pack: Pack;
  now: Date;
  /** Whether the caller may see what things cost us. */
  margins: boolean;
  /** Names of actors. */
  names: ReadonlyMap<string, string>;
}

const iso = (at: Date | string | null) => (at === null ? null : new Date(at).toISOString());

export const supplierRef = (id: string, name: string | null): SupplierRefDto => ({ id, name: name ?? '' });

export const nameOf = (actor: string | null, { names }: DealTelling) => (actor === null ? null : (names.get(actor) ?? null));

/** An amount for whoever may see it; null: not known, or not for him. */
export function money(amount: string | null | undefined, currency: string | null | undefined): MoneyDto | null {
  return amount && currency ? Money.of(amount, currency).toJSON() : null;
}

/** What was said of a deal as a whole. */
export function dealTerms({ id, number, status, lostReason, openedAt, purpose, neededBy, delivery, address }: DealPageRecord, { labels }: DealTelling) {
  return {
    id,
    number: labels.number('deal', number),
    status,
    statusLabel: labels.say(`deal.${status}`),
    lostReason: lostReason && labels.reason('lost', lostReason),
    openedAt: openedAt.toISOString(),
    purpose,
    neededBy,
    delivery,
    deliveryLabel: delivery && labels.say(`deal.delivery.${delivery}`),
    address,
  };
}

/** Why a deal may be lost, in the pack's order. */
export function lostReasons({ pack, labels }: DealTelling): LostReasonDto[] {
  const reasons = Object.entries(pack.content.reasons['lost']?.reasons ?? {});
  return reasons.map(([name, { needsNote = false }]) => ({ name, label: labels.reason('lost', name), needsNote }));
}

/** A wanted thing with who has it, who is asked for it, and what of it is kept for us. */
export function dealLine(
  { place, item, article, name, group, quantity, ask, supplier, supplierName, known }: LinePageRecord,
  { queries, reservations, telling }: { queries: readonly QueryPageRecord[]; reservations: readonly ReservationRecord[]; telling: DealTelling },
): DealLineDto {
  const waiting = queries.filter(({ state, lines }) => (state === 'asked' || state === 'planned') && lines.some((line) => line.place === place));
  const held = reservations.filter((one) => one.line === place && stateOf(one, telling.now) === 'held');
  return {
    place,
    item,
    article,
    name,
    group,
    quantity,
    ask,
    supplier: supplier === null ? null : supplierRef(supplier, supplierName),
    availability: known && availabilityDto(known, telling),
    waitingFor: waiting.map((query) => supplierRef(query.supplier, query.supplierName)),
    reserved: held.reduce((sum, one) => sum.plus(one.quantity), new Decimal(0)).toFixed(),
    reservedUntil: iso(held[0]?.until ?? null),
  };
}

function availabilityDto(known: AvailabilityRecord, { labels, margins, now }: DealTelling): AvailabilityDto {
  const { supplier, supplierName, source, expected, quantity, price, currency, readyOn, fileName, row, listedAt, query, holdsUntil, at } = known;
  return {
    supplier: supplierRef(supplier, supplierName),
    source,
    sourceLabel: labels.say(`deal.channel.${source}`),
    expected,
    quantity,
    purchasePrice: margins ? money(price, currency) : null,
    readyOn,
    fileName,
    row,
    listedAt: iso(listedAt),
    query,
    knownSince: iso(at)!,
    holdsUntil: iso(holdsUntil)!,
    holds: new Date(holdsUntil) >= now,
  };
}

/** A question with what was answered to each thing. */
export function queryDto(
  query: QueryPageRecord,
  { deal, answers, telling }: { deal: DealPageRecord; answers: readonly AnswerRecord[]; telling: DealTelling },
): SupplierQueryDto {
  const { labels, pack } = telling;
  const { id, number, supplier, supplierName, phone, email, site, currency, byMail, state, channel, reminded, lines } = query;
  const its = answers.filter((answer) => answer.query === id);
  return {
    id,
    reference: referenceOf(pack, deal, number),
    supplier: supplierRef(supplier, supplierName),
    phone,
    phoneText: phone && phoneText(phone),
    email,
    site,
    currency,
    byMail,
    state,
    stateLabel: labels.say(`deal.query.${state}`),
    channel,
    channelLabel: channel && labels.say(`deal.channel.${channel}`),
    plannedAt: query.plannedAt.toISOString(),
    askedAt: iso(query.askedAt),
    askedBy: nameOf(query.askedBy, telling),
    reminded,
    answeredAt: iso(query.answeredAt),
    endedAt: iso(query.endedAt),
    lines: lines.map(({ place, article, name, quantity }) => {
      const answer = its.find(({ line }) => line === place);
      return { line: place, article, name, quantity, answer: answer ? answerDto(answer, telling) : null };
    }),
  };
}

function answerDto({ has, quantity, price, currency, readyOn, reservedUntil, note, channel, by, at }: AnswerRecord, telling: DealTelling): LineAnsweredDto {
  const { labels, margins } = telling;
  return {
    has,
    hasLabel: labels.say(`deal.has.${has}`),
    quantity: quantity ?? null,
    purchasePrice: margins ? money(price, currency) : null,
    readyOn: readyOn ?? null,
    reservedUntil: reservedUntil ?? null,
    note: note ?? null,
    channel,
    channelLabel: labels.say(`deal.channel.${channel}`),
    by: nameOf(by, telling),
    at: at.toISOString(),
  };
}

/** An objection, by the pack's name of its kind. */
export function objectionDto({ ordinal, kind, argument, result, by, at }: ObjectionRecord, telling: DealTelling): DealObjectionDto {
  const { labels } = telling;
  const kindLabel = labels.reason('objection', kind);
  return { ordinal, kind, kindLabel, argument, result, resultLabel: labels.say(`deal.objection.${result}`), by: nameOf(by, telling), at: at.toISOString() };
}

/** A reservation whose time has passed is over, whether that was told already or not. */
export function stateOf({ ended, until }: Pick<ReservationRecord, 'ended' | 'until'>, now: Date): 'held' | 'over' | 'released' {
  return ended ?? (until > now ? 'held' : 'over');
}

export function reservationDto(reservation: ReservationRecord, telling: DealTelling): ReservationDto {
  const { id, line, name, supplier, supplierName, quantity, until, channel, by, at } = reservation;
  const { labels, now } = telling;
  const state = stateOf(reservation, now);
  return {
    id,
    line,
    name,
    supplier: supplierRef(supplier, supplierName),
    quantity,
    until: until.toISOString(),
    state,
    stateLabel: labels.say(`deal.reservation.${state}`),
    channel,
    channelLabel: labels.say(`deal.channel.${channel}`),
    by: nameOf(by, telling),
    at: at.toISOString(),
  };
}
