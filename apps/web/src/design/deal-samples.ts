import type { QueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { query } from '../api/client';
import type { StockItem, StockOffer } from '../api/types';
import { meQuery } from '../app/session';
import { queryClient } from '../app/query-client';
import type { Deal } from '../api/types';
import type { FieldSchema, ListSchema, Row } from '../task/form/form-schema';
import { minutesFrom } from './samples';

/** The case that the samples belong to; nobody asks the server for it. */
export const SAMPLE_CASE = 'sample';
const DAY = 24 * 60;
const RUB = 'RUB';

const dayFrom = (now: number, days: number) => minutesFrom(now, days * DAY).slice(0, 10);

function offerOf(t: TFunction, now: number, part: Partial<StockOffer>): StockOffer {
  return {
    supplier: { id: 'first', name: t('deal.sample.first'), site: null },
    article: null,
    name: null,
    price: { amount: '7200.00', currency: RUB },
    state: 'in-stock',
    quantity: '12',
    atLeast: false,
    stockText: null,
    expectedOn: null,
    link: null,
    list: 'list',
    row: 1,
    listedAt: minutesFrom(now, -2 * DAY),
    countsUntil: minutesFrom(now, 5 * DAY),
    counts: true,
    ...part,
  };
}

/** A thing that two suppliers list, one of them in a list that is too old. */
export function sampleStock(t: TFunction, now: number): StockItem {
  const other = { id: 'second', name: t('deal.sample.second'), site: null };
  const old = { supplier: other, counts: false, listedAt: minutesFrom(now, -40 * DAY), price: { amount: '6990.00', currency: RUB }, list: 'old' };
  const later = { supplier: other, state: 'expected' as const, quantity: null, expectedOn: dayFrom(now, 9), list: 'later' };
  return {
    id: 'radio',
    article: 'RX-20/4',
    name: t('deal.sample.radio'),
    group: null,
    matched: 'article',
    offers: [offerOf(t, now, {}), offerOf(t, now, later), offerOf(t, now, old)],
  };
}

/** Things of a first contact: one of the price lists, one that suppliers will be asked about. */
export const sampleItems = (t: TFunction): Row[] => [
  { item: 'radio', article: 'RX-20/4', name: t('deal.sample.radio'), quantity: '20', supplier: 'first' },
  { name: t('deal.sample.cable'), quantity: '2', ask: true },
];

/** An offer in which one price is open. */
export const sampleLines = (t: TFunction, now: number): Row[] => [
  { line: 1, item: 'radio', article: 'RX-20/4', name: t('deal.sample.radio'), quantity: '4', price: '8500', readyOn: dayFrom(now, 3) },
  { line: 2, name: t('deal.sample.stand'), quantity: '2', price: '1200.50', readyOn: dayFrom(now, 9) },
  { line: 3, name: t('deal.sample.cable'), quantity: '2' },
];

/** A deal in the middle: found, asked, nobody's; told once; one reservation over. */
export function sampleDeal(t: TFunction, now: number): Deal {
  const first = { id: 'first', name: t('deal.sample.first') };
  const second = { id: 'second', name: t('deal.sample.second') };
  const by = t('design.sample.manager');
  const goods = [
    { name: t('deal.sample.radio'), article: 'RX-20/4', quantity: '4' },
    { name: t('deal.sample.stand'), article: null, quantity: '2' },
    { name: t('deal.sample.cable'), article: null, quantity: '2' },
  ].map((one, index) => ({ ...one, place: index + 1 }));
  const unknown = { item: null, group: null, supplier: null, ask: false, availability: null, waitingFor: [], reserved: '0', reservedUntil: null };
  const [radio, stand, cable] = goods.map((one) => ({ ...unknown, ...one }));
  const question = { phone: null, phoneText: null, email: null, site: null, currency: RUB, channel: null, channelLabel: null, askedBy: null, reminded: 0 };
  const asked = {
    ...question,
    byMail: true,
    stateLabel: '',
    plannedAt: minutesFrom(now, -80),
    askedAt: minutesFrom(now, -75),
    answeredAt: null,
    endedAt: null,
  };
  const about = (index: number) => ({ ...goods[index]!, line: index + 1, answer: null });
  const no = { has: 'no' as const, hasLabel: '', quantity: null, purchasePrice: null, readyOn: null, reservedUntil: null, note: null };
  return {
    id: SAMPLE_CASE,
    number: t('design.sample.number'),
    status: 'open',
    statusLabel: t('design.sample.open'),
    lostReason: null,
    openedAt: minutesFrom(now, -120),
    purpose: null,
    neededBy: null,
    delivery: null,
    deliveryLabel: null,
    address: null,
    currency: RUB,
    margins: true,
    lines: [{ ...radio!, item: 'radio', availability: found(now, first) }, stand!, cable!],
    accessories: [],
    offers: [sampleOffer(now, { by, goods: goods.slice(0, 2), prices: ['8990.00', '1200.50'], totals: ['35960.00', '2401.00', '38361.00'] })],
    objections: [
      {
        ordinal: 1,
        kind: 'expensive',
        kindLabel: t('deal.sample.objection'),
        argument: t('deal.sample.argument'),
        result: 'goesOn',
        resultLabel: '',
        by,
        at: minutesFrom(now, -38),
      },
    ],
    queries: [
      { ...asked, id: 'one', reference: '1', supplier: first, state: 'asked', lines: [about(1)] },
      { ...asked, id: 'two', reference: '2', supplier: second, state: 'planned', byMail: false, askedAt: null, lines: [about(1)] },
      {
        ...asked,
        id: 'three',
        reference: '3',
        supplier: second,
        state: 'answered',
        answeredAt: minutesFrom(now, -12),
        lines: [{ ...about(2), answer: { ...no, channel: 'mail', channelLabel: '', by: null, at: minutesFrom(now, -12) } }],
      },
    ],
    reservations: [
      { ...kept(now, first), id: 'one', line: 1, name: radio!.name, quantity: '4', until: minutesFrom(now, 300), state: 'held' },
      { ...kept(now, second), id: 'two', line: 2, name: stand!.name, quantity: '2', until: minutesFrom(now, -300), state: 'over' },
    ],
    lostReasons: [],
  };
}

interface Named {
  id: string;
  name: string;
}

const kept = (now: number, supplier: Named) => ({
  supplier,
  stateLabel: '',
  channel: 'phone' as const,
  channelLabel: '',
  by: null,
  at: minutesFrom(now, -400),
});

/** In a price list, for some days yet. */
function found(now: number, supplier: Named): NonNullable<Deal['lines'][number]['availability']> {
  return {
    supplier,
    source: 'file',
    sourceLabel: '',
    expected: false,
    quantity: '12',
    purchasePrice: { amount: '7200.00', currency: RUB },
    readyOn: dayFrom(now, 3),
    fileName: null,
    row: 1,
    listedAt: minutesFrom(now, -2 * DAY),
    query: null,
    knownSince: minutesFrom(now, -90),
    holdsUntil: minutesFrom(now, 5 * DAY),
    holds: true,
  };
}

interface Told {
  by: string;
  goods: readonly { place: number; name: string; article: string | null; quantity: string }[];
  /** Of one, by line; and what the lines and all of it come to. */
  prices: readonly string[];
  totals: readonly string[];
}

function sampleOffer(now: number, { by, goods, prices, totals }: Told): Deal['offers'][number] {
  const money = (amount: string | undefined) => ({ amount: amount!, currency: RUB });
  const open = { complete: null, completeLabel: null, deliverOn: null, window: null, delivery: null, deliveryLabel: null, address: null, comeAt: null };
  const reach = { payment: null, paymentLabel: null, email: null, phone: null, dataBy: null, validUntil: null, agreedAt: null };
  const unknown = { item: null, supplier: null, purchasePrice: null, margin: null, marginUnknown: 'cost' as const };
  const lines = goods.map((one, index) => ({
    ...unknown,
    ...one,
    line: one.place,
    price: money(prices[index]),
    total: money(totals[index]),
    readyOn: dayFrom(now, index === 0 ? 3 : 9),
  }));
  const told = { version: 1, at: minutesFrom(now, -40), by, currency: RUB, total: money(totals.at(-1)), margin: money('7160.00'), marginUnknown: null };
  return { ...open, ...reach, ...told, lines };
}

/** A list field as the server tells it. */
export function sampleField(t: TFunction, maxItems: number, properties: Record<string, FieldSchema> = {}): ListSchema {
  return { type: 'array', title: t('deal.panel.lines'), maxItems, items: { properties } };
}

/** The answers that the samples live on: the page asks nobody for them. */
export function fillSamples(client: QueryClient, t: TFunction, now: number): QueryClient {
  const put = (key: readonly unknown[], data: unknown) => client.setQueryData(key, data);
  put(meQuery.queryKey, queryClient.getQueryData(meQuery.queryKey));
  put(['get', '/api/v1/cases/{id}/deal', { params: { path: { id: SAMPLE_CASE } } }], sampleDeal(t, now));
  put(query.queryOptions('get', '/api/v1/stock', { params: { query: { q: 'RX-20/4', limit: 8 } } }).queryKey, {
    items: [sampleStock(t, now)],
    nextCursor: null,
  });
  const cheap = { amount: '950.00', currency: RUB };
  const stand = {
    name: t('deal.sample.stand'),
    items: [{ ...sampleStock(t, now), id: 'stand', name: t('deal.sample.stand'), offers: [offerOf(t, now, { price: cheap })] }],
  };
  put(['get', '/api/v1/stock/accessories', { params: { query: { item: 'radio' } } }], {
    items: [stand, { name: t('deal.sample.case'), items: [] }],
  });
  const argument = { agree: t('deal.sample.agree'), counter: t('deal.sample.argument'), ask: t('deal.sample.ask') };
  const objections = [{ id: 'expensive', label: t('deal.sample.objection'), wordings: [], arguments: [argument] }];
  put(query.queryOptions('get', '/api/v1/library', {}).queryKey, { questions: [], objections, talk: { do: [], dont: [] } });
  return client;
}
