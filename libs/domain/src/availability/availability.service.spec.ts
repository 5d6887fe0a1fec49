import { v7 } from 'uuid';
import type { ActivityCall } from '#kit/contract/activity-call.js';
import { Company, type Matter } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { Stock } from '../../../../test/harness/stock.js';
import type { Database } from '../database/database.js';
import type { WantedItem } from '../deals/deal-terms.type.js';
import { DealService } from '../deals/deal.service.js';
import { LetterService } from '../letters/letter.service.js';
import { keepStrayAnswers } from './late-answers.js';
import { AvailabilityService } from './availability.service.js';

const DAY = 86_400_000;

let urls: TestDatabase;
let database: Database;
let company: Company;
let matter: Matter;
let deals: DealService;
let availability: AvailabilityService;
let stock: Stock;
/** The search and one of its questions, as two processes. */
let search: ActivityCall;
beforeAll(async () => {
  urls = await freshDatabase();
  database = await openDatabase(urls);
});
beforeEach(async () => {
  company = await Company.found(database);
  deals = new DealService(database, company.packs);
  availability = new AvailabilityService(database, company.packs, new LetterService(database, company.packs, 'https://reglament.example'));
  stock = new Stock(company);
  matter = await company.matter({ client: { name: 'Проба Пробная', phone: '8 900 000-14-27' } });
  search = { key: v7(), organisation: company.id, caseId: matter.caseId, instance: matter.root, process: 'availability', at: company.clock.at };
  await deals.open(call(), { requestId: matter.requestId, by: 'system' });
});
afterAll(async () => {
  await database?.close();
  await urls?.drop();
});

const call = (change: Partial<ActivityCall> = {}): ActivityCall => ({ ...search, key: v7(), at: company.clock.at, ...change });
const by = 'system';
const want = (items: WantedItem[], neededBy?: string) => deals.keepTerms(call(), { by, terms: { items, neededBy } });
const mixer = (change: Partial<WantedItem> = {}): WantedItem => ({ article: 'SM-58', name: 'Микрофон SM-58', quantity: '2', ...change });
const settled = () =>
  company.within((tx) =>
    tx.rows<Record<string, unknown>>(
      `SELECT l.place, s.name AS supplier, a.source, a.expected, trim_scale(a.quantity)::text AS quantity, trim_scale(a.price)::text AS price, a.ready_on::text AS "readyOn", a.list_row AS row
         FROM line_availability a JOIN deal_line l ON l.id = a.line JOIN supplier s ON s.id = a.supplier ORDER BY l.place`,
    ),
  );
const states = () =>
  company.within(async (tx) =>
    (await tx.rows<{ name: string; state: string }>(`SELECT s.name, q.state FROM supplier_query q JOIN supplier s ON s.id = q.supplier ORDER BY q.number`)).map(
      ({ name, state }) => `${name} ${state}`,
    ),
  );
const told = () =>
  company.within(async (tx) =>
    (await tx.rows<{ kind: string }>(`SELECT kind FROM event WHERE kind ~ '^(supplier|query|item|reservation)\\.' ORDER BY seq`)).map(({ kind }) => kind),
  );
/** Plans the questions of a round, and tells that they were asked. */
async function ask(chosen?: string[]) {
  const planned = await availability.nextSuppliers(call(), { chosen });
  for (const { query } of planned) await availability.asked(call(), { query, channel: 'phone', by });
  return planned;
}

describe('what the price lists know', () => {
  it('WT-3.1, WT-3.2 settles a thing that is there: by its article in any spelling, with price, quantity and the day of the list', async () => {
    await stock.list('Проба-Звук', [{ article: 'SM-58', name: 'Микрофон SM-58', price: '8990', state: 'in-stock', quantity: '5', row: 7 }]);
    await want([mixer({ article: 'sм 58' }), { name: 'Стойка', quantity: '1' }]); // the м is Cyrillic
    expect(await availability.lookUp(call())).toEqual({ open: 1 });
    expect(await settled()).toEqual([
      { place: 1, supplier: 'Проба-Звук', source: 'file', expected: false, quantity: '5', price: '8990', readyOn: null, row: 7 },
    ]);
    expect(await told()).toEqual(['item.found']);
  });

  it('WT-3.2 leaves a thing open where the list is too old, has too few, has another thing under this number, or somebody is to be asked', async () => {
    await stock.list('Старый', [{ article: 'SM-58', name: 'Микрофон', price: '1', state: 'in-stock', quantity: '5' }], { daysAgo: 30 });
    await stock.list('Мало', [{ article: 'SM-58', name: 'Микрофон', price: '1', state: 'in-stock', quantity: '1' }]);
    await stock.list('Другой', [
      { article: 'SM-58', name: 'Крышка', price: '1', state: 'in-stock', quantity: '50' },
      { article: 'A1', name: 'Кабель', price: '1', state: 'in-stock', quantity: '50' },
    ]);
    await want([mixer({ name: 'Микрофон' }), { article: 'A1', name: 'Кабель', quantity: '1', ask: true }]);
    expect(await availability.lookUp(call())).toEqual({ open: 2 });
    expect(await told()).toEqual([]);
  });

  it('WT-3.3 takes what is expected early enough, and never what comes too late', async () => {
    await stock.list('Проба-Звук', [
      { article: 'SM-58', name: 'Микрофон', price: '8990', state: 'expected', expectedOn: '2026-12-01' },
      { article: 'B2', name: 'Кабель', price: '1', state: 'expected', expectedOn: '2026-12-20' },
    ]);
    await want([mixer({ name: 'Микрофон' }), { article: 'B2', name: 'Кабель', quantity: '1' }], '2026-12-05');
    expect(await availability.lookUp(call())).toEqual({ open: 1 });
    expect(await settled()).toEqual([expect.objectContaining({ place: 1, expected: true, readyOn: '2026-12-01' })]);
    // A nearer day opens it again; a later one lets both be.
    await deals.keepTerms(call(), { by, terms: { neededBy: '2026-11-30' } });
    expect(await availability.lookUp(call())).toEqual({ open: 2 });
    await deals.keepTerms(call(), { by, terms: { neededBy: '2026-12-31' } });
    expect(await availability.lookUp(call())).toEqual({ open: 0 });
  });

  it('WT-3.6 forgets what holds no longer: a list that has become too old', async () => {
    await stock.list('Проба-Звук', [{ article: 'SM-58', name: 'Микрофон', price: '1', state: 'in-stock', quantity: '5' }]);
    await want([mixer({ name: 'Микрофон' })]);
    expect(await availability.lookUp(call())).toEqual({ open: 0 });
    expect(await availability.lookUp(call({ at: company.clock.at + 10 * DAY }))).toEqual({ open: 1 });
  });

  it('looks up once for a key, and tells it once', async () => {
    await stock.list('Проба-Звук', [{ article: 'SM-58', name: 'Микрофон', price: '1', state: 'in-stock', quantity: '5' }]);
    await want([mixer({ name: 'Микрофон' })]);
    const same = call();
    expect(await Promise.all([availability.lookUp(same), availability.lookUp(same)])).toEqual([{ open: 0 }, { open: 0 }]);
    expect(await told()).toEqual(['item.found']);
  });
});

describe('who is asked', () => {
  it('WT-3.4, WT-3.5 two at once, who list most of what is open; then the next, and nobody twice', async () => {
    const row = (article: string, name: string) => ({ article, name, price: '1', state: 'to-order' as const });
    await stock.list('Один', [row('SM-58', 'Микрофон')]);
    await stock.list('Оба', [row('SM-58', 'Микрофон'), row('B2', 'Кабель')], { email: 'a@example.com' });
    await stock.list('Третий', [row('B2', 'Кабель')]);
    await want([mixer({ name: 'Микрофон' }), { article: 'B2', name: 'Кабель', quantity: '1' }]);
    const key = v7();
    const first = await availability.nextSuppliers(call({ key }));
    expect(first.map(({ supplierName, byMail }) => [supplierName, byMail])).toEqual([
      ['Оба', true],
      ['Один', false],
    ]);
    expect(await availability.nextSuppliers(call({ key }))).toEqual(first);
    expect((await ask()).map(({ supplierName }) => supplierName)).toEqual(['Третий']);
    expect(await ask()).toEqual([]);
  });

  it('WT-3.4 whom a person has chosen is asked about all that is open, also where nobody lists it', async () => {
    const supplier = await stock.supplier('Выбранный');
    await want([{ name: 'Стойка', quantity: '3' }]);
    expect(await ask()).toEqual([]);
    expect((await ask([supplier, supplier])).map((one) => one.supplier)).toEqual([supplier]);
  });

  it('WT-2.4 who was asked in an earlier search, and withdrawn, is asked anew; within one search he is not', async () => {
    await stock.list('Проба-Звук', [{ article: 'SM-58', name: 'Микрофон', price: '1', state: 'to-order' }]);
    await want([mixer({ name: 'Микрофон' })]);
    expect(await ask()).toHaveLength(1);
    await availability.withdraw(call());
    expect(await ask()).toEqual([]);
    expect(await availability.nextSuppliers(call({ instance: matter.child }))).toHaveLength(1);
    expect(await states()).toEqual(['Проба-Звук withdrawn', 'Проба-Звук planned']);
  });

  it('WT-L5 by mail: the letter names the things, the day and a number, and nothing of the client', async () => {
    await stock.list('Проба-Звук', [{ article: 'SM-58', name: 'Микрофон', price: '1', state: 'to-order' }], { email: 'zvuk@example.com' });
    await want([mixer({ name: 'Микрофон' })], '2026-12-05');
    const [planned] = await availability.nextSuppliers(call());
    const same = call({ instance: matter.root });
    for (let i = 0; i < 2; i++) await availability.question(same, { query: planned!.query });
    await availability.remind(call(), { query: planned!.query, times: 1 });
    const letters = await company.within((tx) =>
      tx.rows<Record<string, string>>(`SELECT to_name, to_address, subject, text, state FROM letter ORDER BY created_at, id`),
    );
    expect(letters.map(({ state, to_name, to_address, subject }) => [state, to_name, to_address, subject])).toEqual(
      Array.from({ length: 2 }, () => ['queued', 'Проба-Звук', 'zvuk@example.com', 'Наличие и цена, запрос С-1/1']),
    );
    expect(letters.filter(({ text }) => text!.includes('Напоминаем о нашем вопросе от 24 ноября 2026'))).toHaveLength(1);
    for (const { text } of letters) {
      expect(text).toContain('1. SM-58 Микрофон × 2');
      expect(text).toContain('нужен к 5 декабря 2026.\n');
      expect(text).not.toMatch(/Пробн|900|example/);
    }
    expect(await told()).toEqual(['supplier.asked', 'supplier.reminded']);
  });
});

describe('what suppliers answer', () => {
  beforeEach(async () => {
    for (const name of ['Первый', 'Второй', 'Третий']) await stock.list(name, [{ article: 'SM-58', name: 'Микрофон', price: '1', state: 'to-order' }]);
    await want([mixer({ name: 'Микрофон' })], '2026-12-05');
  });

  it('WT-3.5 says whether it is enough, and of those that keep the day the cheapest is the best', async () => {
    const [first, second] = await ask();
    const answer = (query: string, change: object) =>
      availability.keepAnswer(call(), { query, answers: [{ line: 1, has: 'yes', price: '900', ...change }], channel: 'mail', by });
    expect(await answer(first!.query, { has: 'part', quantity: '1' })).toEqual({ satisfies: false });
    expect(await answer(first!.query, { has: 'expected', readyOn: '2026-12-20' })).toEqual({ satisfies: false });
    expect(await answer(first!.query, { has: 'no' })).toEqual({ satisfies: false });
    expect(await availability.conclude(call())).toEqual({ open: 1 });
    expect(await answer(first!.query, { readyOn: '2026-12-03', price: '900' })).toEqual({ satisfies: true });
    expect(await answer(second!.query, { readyOn: '2026-12-04', price: '850.50', reservedUntil: '2026-12-01T12:00:00Z' })).toEqual({ satisfies: true });
    expect(await availability.conclude(call())).toEqual({ open: 0 });
    expect(await settled()).toEqual([
      { place: 1, supplier: second!.supplierName, source: 'mail', expected: false, quantity: null, price: '850.5', readyOn: '2026-12-04', row: null },
    ]);
    expect(await told()).toContain('reservation.made');
  });

  it('WT-3.4 keeps an answer once for a key, also one that comes too late, and settles by it', async () => {
    const [first, second] = await ask();
    await availability.silent(call(), { query: first!.query });
    await availability.withdraw(call());
    expect(await states()).toEqual([`${first!.supplierName} silent`, `${second!.supplierName} withdrawn`]);
    const same = call();
    const given = { query: first!.query, answers: [{ line: 1, has: 'yes' as const, price: '10' }], channel: 'mail' as const, by };
    expect(await Promise.all([availability.keepAnswer(same, given), availability.keepAnswer(same, given)])).toEqual([{ satisfies: true }, { satisfies: true }]);
    expect(await availability.conclude(call())).toEqual({ open: 0 });
    const [late] = await company.within((tx) => tx.rows<{ data: object }>(`SELECT data FROM event WHERE kind = 'supplier.answered'`));
    expect(late!.data).toEqual({ supplier: first!.supplierName, channel: 'mail', late: true, lines: [{ line: 1, name: 'Микрофон', has: 'yes' }] });
    expect(await states()).toEqual([`${first!.supplierName} answered`, `${second!.supplierName} withdrawn`]);
  });

  it('WT-3.4 an answer that a story gave back after its question was over is kept once; of a question that is open it is left alone', async () => {
    const [first, second] = await ask();
    await availability.silent(call(), { query: first!.query });
    const payload = JSON.stringify({ answers: [{ line: 1, has: 'yes' }], channel: 'messenger' });
    for (const key of [first!.query, second!.query, 'no question'])
      await company.within((tx) =>
        tx.rows(
          `INSERT INTO message (id, organisation, kind, key, payload, source, delivery_id, status, received_at) VALUES ($1, $2, 'supplier.answered', $3, $4, 'token:x', $3, 'free', $5)`,
          [v7(), company.id, key, payload, company.clock.now()],
        ),
      );
    await Promise.all([keepStrayAnswers(database, company.clock.now()), keepStrayAnswers(database, company.clock.now())]);
    await keepStrayAnswers(database, company.clock.now());
    expect(await states()).toEqual([`${first!.supplierName} answered`, `${second!.supplierName} asked`]);
    const kept = await company.within((tx) => tx.rows(`SELECT has, channel, "by" FROM supplier_answer`));
    expect(kept).toEqual([{ has: 'yes', channel: 'messenger', by: 'token:x' }]);
    expect((await company.within((tx) => tx.rows(`SELECT 1 FROM message WHERE status = 'free'`))).length).toBe(2);
  });

  it('two suppliers who answer at once are both kept, and one of them settles it', async () => {
    const planned = await ask();
    await Promise.all(
      planned.map(({ query }) => availability.keepAnswer(call(), { query, answers: [{ line: 1, has: 'yes', price: '10' }], channel: 'phone', by })),
    );
    expect(await Promise.all([availability.conclude(call()), availability.conclude(call())])).toEqual([{ open: 0 }, { open: 0 }]);
    expect(await settled()).toHaveLength(1);
    expect(await states()).toEqual(planned.map(({ supplierName }) => `${supplierName} answered`));
  });

  it('WT-2.4 when more is wanted what was settled is open again, and the same are asked for as many', async () => {
    const [first] = await ask();
    await availability.keepAnswer(call(), { query: first!.query, answers: [{ line: 1, has: 'yes', quantity: '2' }], channel: 'phone', by });
    expect(await availability.conclude(call())).toEqual({ open: 0 });
    await want([mixer({ name: 'Микрофон', quantity: '9' })]);
    expect(await availability.lookUp(call())).toEqual({ open: 1 });
    expect(await availability.conclude(call())).toEqual({ open: 1 });
    expect((await ask()).length).toBe(2);
  });

  it('another company finds neither deal nor question', async () => {
    const [first] = await ask();
    const other = await Company.found(database);
    const foreign = await other.matter();
    const theirs = { ...call(), organisation: other.id, caseId: foreign.caseId, instance: foreign.root };
    await expect(availability.silent(theirs, { query: first!.query })).rejects.toThrow('has no deal yet');
    await deals.open(theirs, { requestId: foreign.requestId, by });
    await expect(availability.silent({ ...theirs, key: v7() }, { query: first!.query })).rejects.toThrow('has no question');
  });
});
