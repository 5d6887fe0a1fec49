import type { ToldKind } from '#domain/audit/event.type.js';
import type { MoneyText } from '#domain/money/money.rule.js';
import type { Labels } from '../labels/labels.js';

/** What is told of a deal: what is wanted, found out, offered and kept for us. */
export type DealKind = Extract<
  ToldKind,
  'deal.described' | `offer.${string}` | `objection.${string}` | `item.${string}` | `supplier.${string}` | `query.${string}` | `reservation.${string}`
>;

type Facts = Record<string, unknown>;
type Tell = (data: Facts, labels: Labels) => { title: string; text?: string | null };

const word = (value: unknown) => (typeof value === 'string' ? value : '');

/** How each of them is told. None of them says what something costs us: whoever reads a case reads this. */
export const TELL_DEAL: Readonly<Record<DealKind, Tell>> = {
  'deal.described': (d, l) => ({ title: l.say('timeline.deal.described'), text: describedOf(d, l) }),
  'offer.made': (d, l) => ({ title: l.say('timeline.offer.made', { version: String(d['version']), total: moneyOf(d['total'], l) }), text: offeredOf(d, l) }),
  'offer.agreed': (d, l) => ({ title: l.say('timeline.offer.agreed', { version: String(d['version']), total: moneyOf(d['total'], l) }) }),
  'objection.met': (d, l) => ({
    title: l.say('timeline.objection.met', { kind: l.reason('objection', word(d['kind'])), number: String(d['ordinal']) }),
    text: [word(d['argument']), l.say(`deal.objection.${word(d['result'])}`)].filter(Boolean).join(l.say('timeline.between')),
  }),
  'item.found': (d, l) => ({ title: l.say('timeline.item.found'), text: lines(d['lines'], (line) => foundOf(line, l)) }),
  'supplier.asked': (d, l) => ({
    title: l.say('timeline.supplier.asked', { supplier: word(d['supplier']) }),
    text: l.say(`deal.channel.${word(d['channel'])}`),
  }),
  'supplier.reminded': (d, l) => ({ title: l.say('timeline.supplier.reminded', { supplier: word(d['supplier']), times: String(d['times']) }) }),
  'supplier.answered': (d, l) => ({
    title: l.say(d['late'] === true ? 'timeline.supplier.answeredLate' : 'timeline.supplier.answered', { supplier: word(d['supplier']) }),
    text: lines(d['lines'], (line) => answeredOf(line, l)),
  }),
  'supplier.silent': (d, l) => ({ title: l.say('timeline.supplier.silent', { supplier: word(d['supplier']) }) }),
  'query.withdrawn': (d, l) => ({ title: l.say('timeline.query.withdrawn'), text: (d['suppliers'] as string[]).join(', ') }),
  'reservation.made': (d, l) => ({
    title: l.say('timeline.reservation.made', { supplier: word(d['supplier']), until: l.instant(word(d['until'])) }),
    text: thing(d, l),
  }),
  'reservation.ended': (d, l) => ({
    title: l.say(d['how'] === 'over' ? 'timeline.reservation.over' : 'timeline.reservation.ended', { supplier: word(d['supplier']) }),
    text: thing(d, l),
  }),
};

const lines = (said: unknown, tell: (line: Facts) => string) => (said as Facts[]).map(tell).join('\n') || null;

const thing = ({ name, quantity }: Facts, labels: Labels) => `${word(name)} × ${numberOf(quantity, labels)}`;

function describedOf({ items, purpose, neededBy, delivery, address, accessories }: Facts, labels: Labels): string | null {
  const things = ((items ?? []) as Facts[]).map((item) => thing(item, labels));
  const taken = ((accessories ?? []) as Facts[]).map(({ name, answer }) => labels.say(`deal.accessory.${word(answer)}`, { name: word(name) }));
  const said = [
    word(purpose) && labels.say('deal.purpose', { purpose: word(purpose) }),
    word(neededBy) && labels.say('deal.neededBy', { day: dayOf(neededBy, labels) }),
    word(delivery) && labels.say(`deal.delivery.${word(delivery)}`),
    word(address),
  ].filter(Boolean);
  return [...things, ...taken, ...said].join('\n') || null;
}

function offeredOf({ complete, deliverOn, delivery, payment }: Facts, labels: Labels): string | null {
  const said = [
    word(complete) && labels.say(`deal.complete.${word(complete)}`),
    word(delivery) && labels.say(`deal.delivery.${word(delivery)}`),
    word(deliverOn) && labels.say('deal.deliverOn', { day: dayOf(deliverOn, labels) }),
    word(payment) && labels.say(`deal.payment.${word(payment)}`),
  ].filter(Boolean);
  return said.join(labels.say('timeline.between')) || null;
}

function foundOf({ supplierName, source, expected, readyOn, listedAt, ...line }: Facts, labels: Labels): string {
  const where = source === 'file' ? labels.say('deal.byList', { supplier: word(supplierName), day: dayOf(listedAt, labels) }) : word(supplierName);
  const when = expected === true || word(readyOn) ? labels.say('deal.expectedOn', { day: dayOf(readyOn, labels) }) : labels.say('deal.has.yes');
  return labels.say('deal.found', { thing: thing(line, labels), when, where });
}

function answeredOf({ name, has, quantity, readyOn }: Facts, labels: Labels): string {
  const many = word(quantity) && has !== 'no' ? ` (${numberOf(quantity, labels)})` : '';
  const when = word(readyOn) && has !== 'no' ? `, ${labels.say('deal.readyOn', { day: dayOf(readyOn, labels) })}` : '';
  return `${word(name)}: ${labels.say(`deal.has.${word(has)}`)}${many}${when}`;
}

/** A day, or the day of an instant, as the reader writes it; empty where nobody knows. */
function dayOf(day: unknown, labels: Labels): string {
  const at = new Date(word(day));
  if (Number.isNaN(at.getTime())) return '';
  return new Intl.DateTimeFormat(labels.language, { dateStyle: 'short', timeZone: word(day).length > 10 ? labels.timeZone : 'UTC' }).format(at);
}

/** Decimal texts are written exactly: no float is made of them. */
const numberOf = (quantity: unknown, { language }: Labels) =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 4 }).format(word(quantity) as Intl.StringNumericLiteral);

function moneyOf(total: unknown, { language, say }: Labels): string {
  if (total === null || total === undefined) return say('deal.priceUnknown');
  const { amount, currency } = total as MoneyText;
  return new Intl.NumberFormat(language, { style: 'currency', currency }).format(amount as Intl.StringNumericLiteral);
}
