import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import type { ActivityCall } from '#kit/contract/activity-call.js';
import { idOf } from '#kit/contract/place.js';
import { createServices } from '#domain/create-services.js';
import type { WantedItem } from '#domain/deals/deal-terms.type.js';
import type { OfferRow } from '#domain/stock/offer-row.type.js';
import { beginList, endList, writePart } from '#domain/stock/price-list.repository.js';
import { BARE } from './stock.js';
import type { Unbegun } from './story.js';

const DAY = 86_400_000;
/** What ids of the suppliers are made of. */
const MARKET = '6b0c1c0e-6f0e-5c1b-9f0e-1d2c3b4a5f60';

interface Trader {
  /** Null: he is called. */
  email: string | null;
  daysAgo?: number;
  rows: Partial<OfferRow>[];
}

const row = (article: string, state: OfferRow['state'], more: Partial<OfferRow> = {}): Partial<OfferRow> => ({
  article,
  name: GOODS[article]!,
  state,
  price: '1000',
  ...more,
});

const GOODS: Readonly<Record<string, string>> = {
  'IN-1': 'Пробный пульт',
  'OLD-1': 'Пробный прожектор',
  'EXP-1': 'Пробная стойка',
  'ASK-1': 'Пробный микрофон',
  'CALL-1': 'Пробная колонка',
};

/** Suppliers of the stories, all of them made up. What is in stock, expected, only to be asked for, or in a list that is too old. */
const TRADERS: Readonly<Record<string, Trader>> = {
  'Проба-Склад': { email: 'sklad@example.com', rows: [row('IN-1', 'in-stock', { quantity: '5' })] },
  'Проба-Давний': { email: 'davny@example.com', daysAgo: 30, rows: [row('OLD-1', 'in-stock', { quantity: '50' })] },
  'Проба-Ожидание': { email: 'jdem@example.com', rows: [row('EXP-1', 'expected')] },
  'Проба-Альфа': { email: 'alfa@example.com', rows: [row('ASK-1', 'to-order')] },
  'Проба-Бета': { email: 'beta@example.com', rows: [row('ASK-1', 'to-order')] },
  'Проба-Гамма': { email: 'gamma@example.com', rows: [row('ASK-1', 'none')] },
  'Проба-Звонок': { email: null, rows: [row('CALL-1', 'to-order')] },
};

export const TRADER_NAMES: readonly string[] = Object.keys(TRADERS);
/** Articles that somebody lists, and one that nobody does. */
export const GOODS_OF_ALL: readonly string[] = [...Object.keys(GOODS), 'NOBODY-1'];

/** The id of one of the market's suppliers. */
export const trader = (name: string): string => idOf(MARKET, name);

/** So many of the market's goods, or of something that nobody lists. */
export const want = (article: string, quantity = '2'): WantedItem => ({ article, name: GOODS[article] ?? `Пробный товар ${article}`, quantity });

/** Opens the market before a story: the suppliers with their lists as of now, and the expected goods in ten days. */
export async function openMarket({ database, organisation, clock }: Pick<Unbegun, 'database' | 'organisation' | 'clock'>): Promise<object> {
  const at = clock.now();
  await database.inOrganisation(organisation, async (tx) => {
    for (const [name, { email, daysAgo = 0, rows }] of Object.entries(TRADERS)) {
      const supplier = trader(name);
      await tx.change(
        `INSERT INTO supplier (id, organisation, name, name_key, email, currency, created_at) VALUES ($1, $2, $3, lower($3), $4, 'RUB', $5) ON CONFLICT DO NOTHING`,
        [supplier, organisation, name, email, at],
      );
      const loading = { id: v7(), organisation, supplier };
      const offers = rows.map((one, i) => ({ ...BARE, row: i + 2, ...one, currency: 'RUB', expectedOn: one.state === 'expected' ? dayAfter(at, 10) : null }));
      const fileHash = createHash('sha256').update(loading.id).digest('hex');
      await beginList(tx, loading, { fileName: 'proba.csv', fileHash, bytes: new Uint8Array([1]), by: 'system', at });
      await writePart(tx, loading, { offers, before: 0 });
      const listedAt = new Date(at.getTime() - daysAgo * DAY);
      await endList(tx, loading, { state: 'current', listedAt, datedBy: 'given', rejected: [], unclear: [], question: null, mapping: null });
    }
  });
  return {};
}

/** The market, and a deal that wants these goods: what the search of its case begins with. */
export function dealOf(...items: WantedItem[]) {
  return async (scene: Unbegun): Promise<object> => {
    await openMarket(scene);
    const { deals } = servicesOf(scene);
    await deals.open(callOf(scene), { requestId: scene.requestId, by: 'system' });
    await deals.keepTerms(callOf(scene), { by: 'system', terms: { items } });
    return {};
  };
}

/** The market, a deal, and a question to the suppliers who may have its goods: what one question begins with. */
export function questionAbout(...items: WantedItem[]) {
  return async (scene: Unbegun): Promise<object> => {
    await dealOf(...items)(scene);
    const [planned] = await servicesOf(scene).availability.nextSuppliers(callOf(scene), {});
    const { query, supplier, byMail } = planned!;
    return { query, supplier, byMail };
  };
}

const servicesOf = ({ database, packs }: Unbegun) => createServices(database, packs, 'https://reglament.example');

function callOf({ organisation, caseId, requestId, clock }: Unbegun): ActivityCall {
  return { key: v7(), organisation, caseId, instance: idOf(requestId, 'arranged'), process: 'availability', at: clock.now().getTime() };
}

export const dayAfter = (at: Date, days: number): string => new Date(at.getTime() + days * DAY).toISOString().slice(0, 10);

/** Questions of a case that is over and that have no end: each supplier who was asked has answered, stayed silent or was let go. */
export function leftAsked(events: readonly { kind: string; data: Record<string, unknown> }[]): string[] {
  const named = (kind: string) => events.filter((event) => event.kind === kind).flatMap(({ data }) => data['supplier'] ?? data['suppliers']) as string[];
  const over = [...named('supplier.answered'), ...named('supplier.silent'), ...named('query.withdrawn')];
  return named('supplier.asked')
    .filter((name) => !over.includes(name))
    .map((name) => `a question to ${name}`);
}
