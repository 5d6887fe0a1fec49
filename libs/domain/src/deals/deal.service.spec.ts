import { v7 } from 'uuid';
import type { ActivityCall } from '#kit/contract/activity-call.js';
import { Company, type Matter } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import type { Database } from '../database/database.js';
import type { OfferTerms, WantedItem } from './deal-terms.type.js';
import { DealService } from './deal.service.js';

let urls: TestDatabase;
let database: Database;
let company: Company;
let deals: DealService;
beforeAll(async () => {
  urls = await freshDatabase();
  database = await openDatabase(urls);
});
beforeEach(async () => {
  company = await Company.found(database);
  deals = new DealService(database, company.packs);
});
afterAll(async () => {
  await database?.close();
  await urls?.drop();
});

const call = ({ caseId, root }: Matter): ActivityCall => ({
  key: v7(),
  organisation: company.id,
  caseId,
  instance: root,
  process: 'contact',
  at: company.clock.at,
});
const rows = () =>
  company.within((tx) =>
    tx.rows<Record<string, unknown>>(`SELECT number, "case", status, lost_reason, opened_at, opened_by, closed_at FROM deal ORDER BY number::int`),
  );
const told = () => company.within((tx) => tx.rows<Record<string, unknown>>(`SELECT kind, actor, data FROM event WHERE kind LIKE 'deal.%' ORDER BY seq`));

describe('a deal', () => {
  it('WT-1.8 is opened by the first contact, with a number of its own, and told in the story of the case', async () => {
    const matter = await company.matter();
    const by = `person:${company.people.manager}`;
    const deal = await deals.open(call(matter), { requestId: matter.requestId, by });
    expect(deal.number).toBe('1');
    expect(await rows()).toEqual([
      { number: '1', case: matter.caseId, status: 'open', lost_reason: null, opened_at: company.clock.now(), opened_by: by, closed_at: null },
    ]);
    expect(await told()).toEqual([{ kind: 'deal.opened', actor: by, data: { number: '1' } }]);
  });

  it('WT-1.8 is one for a case: every later contact, also many at once, finds the same', async () => {
    const matter = await company.matter();
    const open = () => deals.open(call(matter), { requestId: matter.requestId, by: 'system' });
    const made = await Promise.all(Array.from({ length: 8 }, open));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    const other = await company.matter();
    expect((await deals.open(call(other), { requestId: other.requestId, by: 'system' })).number).toBe('2'); // no number was lost
    expect([(await rows()).length, (await told()).length]).toEqual([2, 2]);
  });

  it('is lost once, with its reason, and nothing happens where there is none', async () => {
    const matter = await company.matter();
    await deals.lose(call(matter), { reason: 'tooExpensive' });
    expect(await rows()).toEqual([]);
    await deals.open(call(matter), { requestId: matter.requestId, by: 'system' });
    for (const reason of ['tooExpensive', 'tooLate']) await deals.lose(call(matter), { reason });
    expect(await rows()).toEqual([expect.objectContaining({ status: 'lost', lost_reason: 'tooExpensive', closed_at: company.clock.now() })]);
    expect((await told()).map(({ kind, data }) => [kind, data])).toEqual([
      ['deal.opened', { number: '1' }],
      ['deal.lost', { number: '1', reason: 'tooExpensive' }],
    ]);
  });

  it('belongs to a case', async () => {
    const matter = await company.matter();
    await expect(deals.open({ ...call(matter), caseId: null }, { requestId: matter.requestId, by: 'system' })).rejects.toThrow('A deal belongs to a case');
  });
});

describe('what is said of a deal', () => {
  let matter: Matter;
  beforeEach(async () => {
    matter = await company.matter({ client: { name: 'Проба Пробная', email: 'proba@example.com', phone: '8 900 000-14-27' } });
    await deals.open(call(matter), { requestId: matter.requestId, by: 'system' });
  });
  const keep = (items: WantedItem[], more: object = {}) => deals.keepTerms(call(matter), { by: 'system', terms: { items, ...more } });
  const lines = () =>
    company.within((tx) => tx.rows(`SELECT place, name, trim_scale(quantity)::text AS quantity, removed_at IS NOT NULL AS gone FROM deal_line ORDER BY place`));

  it('WT-2.1 WT-F4 keeps purpose, day, delivery, things and accessories; what was not spoken of stays', async () => {
    await keep([{ article: 'A-1', name: 'Микрофон', quantity: '2.50' }], {
      purpose: 'Концерт',
      neededBy: '2026-12-05',
      delivery: 'delivery',
      address: 'Пермь',
    });
    await deals.keepTerms(call(matter), { by: 'system', terms: { delivery: 'pickup', accessories: [{ name: 'Кабель', answer: 'declined' }] } });
    const [deal] = await company.within((tx) => tx.rows(`SELECT purpose, needed_by::text AS day, delivery, address FROM deal`));
    expect(deal).toEqual({ purpose: 'Концерт', day: '2026-12-05', delivery: 'pickup', address: 'Пермь' });
    expect(await lines()).toEqual([{ place: 1, name: 'Микрофон', quantity: '2.5', gone: false }]);
    const said = (await told()).filter(({ kind }) => kind === 'deal.described').map(({ data }) => data);
    expect(said).toEqual([
      { purpose: 'Концерт', neededBy: '2026-12-05', delivery: 'delivery', address: 'Пермь', items: [{ name: 'Микрофон', article: 'A-1', quantity: '2.5' }] },
      { delivery: 'pickup', accessories: [{ name: 'Кабель', answer: 'declined' }] },
    ]);
  });

  it('WT-2.1 a thing keeps its place when the set is told again, and what is not wanted any more gives its place to nobody', async () => {
    await keep([
      { name: 'Стойка', quantity: '1' },
      { name: 'Микрофон', quantity: '1' },
    ]);
    await keep([
      { name: 'Кабель', quantity: '3' },
      { name: 'Микрофон', quantity: '2' },
    ]);
    expect(await lines()).toEqual([
      { place: 1, name: 'Стойка', quantity: '1', gone: true },
      { place: 2, name: 'Микрофон', quantity: '2', gone: false },
      { place: 3, name: 'Кабель', quantity: '3', gone: false },
    ]);
    await keep([{ name: 'стойка', quantity: '4' }]);
    expect((await lines())[0]).toEqual({ place: 1, name: 'стойка', quantity: '4', gone: false });
  });

  it('an item or a supplier that the company does not have is not kept, and does not stop the story', async () => {
    await keep([{ item: v7(), supplier: v7(), name: 'Стойка', quantity: '1' }]);
    expect(await company.within((tx) => tx.rows(`SELECT item, supplier FROM deal_line`))).toEqual([{ item: null, supplier: null }]);
  });

  it('is told once for a key, and not where nothing is otherwise', async () => {
    const same = call(matter);
    const terms = { items: [{ name: 'Стойка', quantity: '1' }] };
    await Promise.all([1, 2].map(() => deals.keepTerms(same, { by: 'system', terms })));
    await deals.keepTerms(call(matter), { by: 'system', terms });
    expect((await told()).filter(({ kind }) => kind === 'deal.described')).toHaveLength(1);
  });

  it('needs a deal', async () => {
    const other = await company.matter();
    await expect(deals.keepTerms(call(other), { by: 'system', terms: {} })).rejects.toThrow('has no deal yet');
  });

  describe('and offered', () => {
    const offer = (change: Partial<OfferTerms> = {}): OfferTerms => ({ lines: [{ line: 1, name: 'Стойка', quantity: '2', price: '1000.50' }], ...change });
    const make = (terms: OfferTerms, objections: { kind: string; argument: string; result: 'goesOn' | 'stands' }[] = [], key = call(matter)) =>
      deals.keepOffer(key, { by: 'system', offer: terms, objections });
    beforeEach(() => keep([{ name: 'Стойка', quantity: '2' }]));

    it('WT-2.4 is another version where the client was told something else; how to reach him is none of it', async () => {
      expect(await make(offer())).toEqual({ version: 1 });
      expect(await make(offer({ lines: [{ line: 1, name: 'Стойка', quantity: '2.0', price: '1000.5000' }], email: 'a@example.com' }))).toEqual({ version: 1 });
      expect(await make(offer({ lines: [{ line: 1, name: 'Стойка', quantity: '2', price: '990' }] }))).toEqual({ version: 2 });
      expect(await make(offer())).toEqual({ version: 3 }); // back to the first price: told again all the same
      expect(await make({ lines: [] })).toEqual({ version: 3 });
      const kept = await company.within((tx) => tx.rows(`SELECT version, email FROM deal_offer ORDER BY version`));
      expect(kept).toEqual([
        { version: 1, email: 'a@example.com' },
        { version: 2, email: null },
        { version: 3, email: null },
      ]);
      const made = (await company.within((tx) => tx.rows<{ data: object }>(`SELECT data FROM event WHERE kind = 'offer.made' ORDER BY seq`))).map(
        ({ data }) => data,
      );
      expect(made[0]).toEqual({ version: 1, lines: 1, total: { amount: '2001.00', currency: 'RUB' } });
    });

    it('WT-2.4 is one version for a key, also when two workers keep it at once', async () => {
      const same = call(matter);
      expect(await Promise.all([make(offer(), [], same), make(offer(), [], same)])).toEqual([{ version: 1 }, { version: 1 }]);
      expect(await company.within((tx) => tx.rows(`SELECT 1 FROM deal_offer_line`))).toHaveLength(1);
    });

    it('WT-2.4 WT-O objections are added in their order, and what was written down is never changed', async () => {
      const [first, second] = [
        { kind: 'expensive', argument: 'Входит доставка', result: 'goesOn' as const },
        { kind: 'thinks', argument: 'Цена держится до пятницы', result: 'stands' as const },
      ];
      await make(offer(), [first]);
      await make(offer(), [{ ...first, argument: 'Другое' }, second]);
      await make(offer(), [first, second]);
      expect(await company.within((tx) => tx.rows(`SELECT ordinal, kind, argument, result FROM deal_objection ORDER BY ordinal`))).toEqual([
        { ordinal: 1, ...first },
        { ordinal: 2, ...second },
      ]);
      expect((await company.within((tx) => tx.rows(`SELECT 1 FROM event WHERE kind = 'objection.met'`))).length).toBe(2);
    });

    it('WT-2.5 is agreed in the version that was told last, once', async () => {
      await deals.agree(call(matter), { by: 'system' });
      await make(offer());
      await make(offer({ payment: 'transfer' }));
      for (let i = 0; i < 2; i++) await deals.agree(call(matter), { by: 'system' });
      expect(await company.within((tx) => tx.rows(`SELECT version, agreed_at IS NOT NULL AS agreed FROM deal_offer ORDER BY version`))).toEqual([
        { version: 1, agreed: false },
        { version: 2, agreed: true },
      ]);
      expect(await company.within((tx) => tx.rows(`SELECT data FROM event WHERE kind = 'offer.agreed'`))).toEqual([
        { data: { version: 2, total: { amount: '2001.00', currency: 'RUB' } } },
      ]);
    });

    it('WT-2.4 the next one has also what had no price the time before, and was told to nobody', async () => {
      await keep([
        { name: 'Стойка', quantity: '2' },
        { name: 'Кабель', quantity: '1' },
      ]);
      company.clock.at += 1000;
      await make(offer());
      expect((await deals.prefill(call(matter))).lines).toEqual([
        { line: 1, name: 'Стойка', quantity: '2', price: '1000.50' },
        { line: 2, name: 'Кабель', quantity: '1' },
      ]);
    });

    it('WT-2.4 the next one begins with what was told, what is wanted since, and what of the client is known; never with a purchase price', async () => {
      await deals.keepTerms(call(matter), { by: 'system', terms: { delivery: 'pickup', accessories: [{ name: 'Чехол', answer: 'taken' }] } });
      expect(await deals.prefill(call(matter))).toEqual({
        delivery: 'pickup',
        email: 'proba@example.com',
        phone: '+79000001427',
        objections: [],
        lines: [
          { line: 1, name: 'Стойка', quantity: '2' },
          { name: 'Чехол', quantity: '1' },
        ],
      });
      const past = new Date(company.clock.at - 1000).toISOString();
      await make(offer({ payment: 'card', comeAt: past, email: 'b@example.com' }), [{ kind: 'thinks', argument: 'Да', result: 'goesOn' }]);
      company.clock.at += 1000;
      await keep([
        { name: 'Стойка', quantity: '5' },
        { name: 'Кабель', quantity: '1' },
      ]);
      expect(await deals.prefill(call(matter))).toEqual({
        delivery: 'pickup',
        email: 'b@example.com',
        phone: '+79000001427',
        payment: 'card',
        objections: [{ kind: 'thinks', argument: 'Да', result: 'goesOn' }],
        lines: [
          { line: 1, name: 'Стойка', quantity: '5', price: '1000.50' },
          { line: 2, name: 'Кабель', quantity: '1' },
        ],
      });
    });
  });
});
