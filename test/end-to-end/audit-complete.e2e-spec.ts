import { v7 } from 'uuid';
import type { ActivityCall } from '#kit/contract/activity-call.js';
import { AvailabilityService } from '#domain/availability/availability.service.js';
import type { Database } from '#domain/database/database.js';
import { DealService } from '#domain/deals/deal.service.js';
import { LetterService } from '#domain/letters/letter.service.js';
import { AUDIT_EXCEPTIONS } from '../harness/audit-exceptions.js';
import { AUDITED_ACCOUNTS } from '../harness/audited-accounts.js';
import { AUDITED_CALLS, AuditedWorld, type AuditedCall } from '../harness/audited-calls.js';
import { Company } from '../harness/company.js';
import { openDatabase } from '../harness/database.js';
import { call, Person, type Answer } from '../harness/person.js';
import { Product } from '../harness/product.js';
import { Stock } from '../harness/stock.js';
import { Texts, LANGUAGES } from '../../apps/api/src/texts/texts.js';

let product: Product;
let database: Database;
let world: AuditedWorld;
let company: Company;
let manager: Person;
let supplier: string;
beforeAll(async () => {
  product = await Product.start();
  database = await openDatabase(product.database);
  world = new AuditedWorld(product, database);
  // Whoever calls is signed in before: signing in is an act of its own.
  for (const login of CALLERS) await world.as(login);
  company = await Company.found(database);
  company.clock.at = Date.now();
  supplier = await new Stock(company).list('Проба-Звук', [{ article: 'SM-58', name: 'Микрофон', price: '8000', state: 'in-stock', quantity: '5' }]);
  await new Stock(company).list('Проба-Импорт', [{ article: 'MX-1', name: 'Микшер', price: '500', currency: 'USD', state: 'to-order' }]);
  manager = await Person.signIn(product, company.login('manager'));
});
afterAll(async () => {
  await database?.close();
  await product?.stop();
});

const CALLERS = ['secretary1', 'secretary2', 'manager1', 'head', 'driver', 'admin', 'accountant'];

/** A case of a company of its own with a deal, and a supplier who was asked about it. */
async function deal(): Promise<{ caseId: string; query: string }> {
  const [deals, letters] = [new DealService(database, company.packs), new LetterService(database, company.packs, 'https://reglament.example')];
  const availability = new AvailabilityService(database, company.packs, letters);
  const { caseId, root, requestId } = await company.matter();
  const within = (): ActivityCall => ({ key: v7(), organisation: company.id, caseId, instance: root, process: 'contact', at: Date.now() });
  const by = `person:${company.people.manager}`;
  await deals.open(within(), { requestId, by });
  const items = [
    { article: 'SM58', name: 'Микрофон', quantity: '2' },
    { article: 'MX1', name: 'Микшер', quantity: '1' },
  ];
  await deals.keepTerms(within(), { by, terms: { delivery: 'pickup', items } });
  await availability.lookUp(within());
  const [planned] = await availability.nextSuppliers(within());
  await availability.asked(within(), { query: planned!.query, channel: 'phone', by });
  return { caseId, query: planned!.query };
}
const send = (method: string, path: string, body?: unknown): Promise<Answer<unknown>> =>
  call(product, method, path, { ...(body === undefined ? {} : { body }), headers: manager.headers });
const reserved = (caseId: string) =>
  send('POST', `/cases/${caseId}/reservations`, { line: 1, supplier, quantity: '1', until: new Date(Date.now() + 3_600_000).toISOString(), channel: 'phone' });

const OF_DEALS: Readonly<Record<string, AuditedCall>> = {
  'post /api/v1/cases/{id}/refusal': async () => {
    const { caseId } = await deal();
    const [reason] = Object.keys((await company.packs.of(company.id)).content.reasons['lost']!.reasons);
    return () => send('POST', `/cases/${caseId}/refusal`, { reason, note: 'Проба' });
  },
  'post /api/v1/cases/{id}/items': async () => {
    const { caseId } = await deal();
    return () => send('POST', `/cases/${caseId}/items`, { items: [{ name: 'Стойка', quantity: '3', ask: true }] });
  },
  'post /api/v1/queries/{id}/answers': async () => {
    const { query } = await deal();
    return () => send('POST', `/queries/${query}/answers`, { answers: [{ line: 2, has: 'no' }], channel: 'phone' });
  },
  'post /api/v1/cases/{id}/reservations': async () => {
    const { caseId } = await deal();
    return () => reserved(caseId);
  },
  'delete /api/v1/reservations/{id}': async () => {
    const { caseId } = await deal();
    const { id } = (await reserved(caseId)).body as { id: string };
    return () => send('DELETE', `/reservations/${id}`);
  },
};
const CALLS = { ...AUDITED_CALLS, ...AUDITED_ACCOUNTS, ...OF_DEALS };

const lastSeq = async () => (await database.lookUp<{ seq: string }>(`SELECT coalesce(max(seq), 0)::text AS seq FROM audit`, []))!.seq;
/** Acts of people and programs; what the system does at the same time is its own. */
const actsAfter = async (seq: string) =>
  (await database.asSystem((tx) => tx.rows<{ act: string }>(`SELECT act FROM audit WHERE seq > $1 AND actor <> 'system' ORDER BY seq`, [seq]))).map(
    ({ act }) => act,
  );
const unsafe = async () => {
  const { paths } = (await (await fetch(`${product.url}/api/openapi.json`)).json()) as { paths: Record<string, Record<string, unknown>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods)
      .filter((method) => method !== 'get')
      .map((method) => `${method} ${path}`),
  );
};

describe('the audit', () => {
  it('has a call for every unsafe route of the OpenAPI document, and for no other; every exception is a route', async () => {
    const routes = await unsafe();
    expect(Object.keys(CALLS).toSorted()).toEqual(routes.toSorted());
    expect(Object.keys(AUDIT_EXCEPTIONS).filter((route) => !routes.includes(route))).toEqual([]);
  });

  it.each(Object.keys(CALLS))('gets exactly one entry, or what the list of exceptions says, by %s', async (route) => {
    const send_ = await CALLS[route]!(world);
    const before = await lastSeq();
    const answer = await send_();
    expect([answer.status < 300, answer.text]).toEqual([true, answer.text]);
    expect(await actsAfter(before)).toHaveLength(AUDIT_EXCEPTIONS[route]?.entries ?? 1);
  });

  it('calls every act that was written by a name of its own, in three languages', async () => {
    const acts = await database.asSystem((tx) => tx.rows<{ act: string }>(`SELECT DISTINCT act FROM audit ORDER BY act`));
    const texts = new Texts();
    const nameless = acts.flatMap(({ act }) =>
      LANGUAGES.filter((language) => texts.optional(language, `audit.act.${act}`) === null).map((language) => `${language} ${act}`),
    );
    expect(nameless).toEqual([]);
  });
});
