import pg from 'pg';
import { v7 } from 'uuid';
import { Company } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { listAudit, LOOKED_THROUGH, type AuditWanted } from './audit-list.repository.js';
import { everyAct, knownObjects, thingsMeant } from './audit-objects.repository.js';
import { audit } from './audit.repository.js';
import { lastSeal, sealsOf } from './seal-state.repository.js';
import { sealAudit } from './seal.repository.js';

const MANY = 100_000;

let urls: TestDatabase;
let database: Database;
let company: Company;
beforeAll(async () => {
  urls = await freshDatabase();
  database = await openDatabase(urls);
});
beforeEach(async () => (company = await Company.found(database)));
afterAll(async () => {
  await database?.close();
  await urls?.drop();
});

const asOwner = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> => {
  const owner = new pg.Client({ connectionString: urls.owner });
  await owner.connect();
  try {
    return (await owner.query<T>(sql, values)).rows;
  } finally {
    await owner.end();
  }
};
const write = (act: string, change: { actor?: string; object?: string; data?: Record<string, unknown> } = {}) =>
  company.within((tx) =>
    audit(tx, { organisation: company.id, at: company.clock.now(), actor: 'system', object: change.object ?? null, act, data: {}, ...change }),
  );
const list = (wanted: Partial<AuditWanted> = {}) => company.within((tx) => listAudit(tx, company.id, { limit: 50, ...wanted }));
const acts = async (wanted: Partial<AuditWanted> = {}) => (await list(wanted)).records.map(({ act }) => act);

describe('the audit as it is read', () => {
  it('is told newest first, a page after the other, without a gap and without a double, although many acts fall on one instant', async () => {
    for (let i = 1; i <= 5; i += 1) await write(`probe.act-${i}`);
    const [first, seen] = [await list({ limit: 2 }), [] as string[]];
    for (let page = first; page.records.length > 0;) {
      seen.push(...page.records.map(({ act }) => act));
      const { place, seq } = page.records.at(-1)!;
      page = await list({ limit: 2, after: { place, seq } });
    }
    expect(seen).toEqual(['probe.act-5', 'probe.act-4', 'probe.act-3', 'probe.act-2', 'probe.act-1']);
  });

  it('is filtered by who acted, by the act, by things, by time and by words', async () => {
    const [thing, who] = [v7(), `person:${company.people.head}`];
    await write('probe.early');
    company.clock.at += 60_000;
    const then = company.clock.now().toISOString();
    await write('probe.late', { actor: who, object: thing, data: { reason: 'Ждём Поставщика' } });
    expect(await acts({ actor: who })).toEqual(['probe.late']);
    expect(await acts({ act: 'probe.early' })).toEqual(['probe.early']);
    expect(await acts({ objects: [thing, v7()] })).toEqual(['probe.late']);
    expect(await acts({ objects: [] })).toEqual([]);
    expect(await acts({ from: then })).toEqual(['probe.late']);
    expect(await acts({ until: then })).toEqual(['probe.early']);
    expect(await acts({ words: 'ждём поставщика' })).toEqual(['probe.late']);
    expect(await acts({ actor: who, words: '100% _' })).toEqual([]);
    expect(await company.within((tx) => everyAct(tx, company.id))).toEqual(['probe.early', 'probe.late']);
  });

  it('looks for words through so many acts at a time, and says where it went no further', async () => {
    await write('probe.old', { data: { words: 'иголка' } });
    await asOwner(
      `INSERT INTO audit (id, organisation, at, actor, act, data) SELECT gen_random_uuid(), $1, $2, 'system', 'probe.hay', '{}' FROM generate_series(1, $3::int)`,
      [company.id, company.clock.now(), LOOKED_THROUGH],
    );
    const first = await list({ words: 'иголка' });
    expect([first.records, first.lookedUntil === null]).toEqual([[], false]);
    const rest = await list({ words: 'иголка', after: first.lookedUntil! });
    expect([rest.records.map(({ act }) => act), rest.lookedUntil]).toEqual([['probe.old'], null]);
  });

  it('finds everything of a case by its number, of a client by name, and whatever has this id; each is told what it was', async () => {
    const matter = await company.matter({ client: { name: 'Игнат Лопатин' } });
    await company.matter({ client: { name: 'Кто-то Другой' } });
    const number = (await company.within((tx) => tx.row<{ number: string }>(`SELECT number FROM case_file WHERE id = $1`, [matter.caseId])))!.number;
    const meant = (typed: string) => company.within((tx) => thingsMeant(tx, company.id, typed));
    for (const typed of [`Д-${number}`, number, 'лопатин', matter.caseId]) {
      const { records } = await list({ objects: await meant(typed) });
      expect([typed, records.map(({ act }) => act)]).toEqual([typed, ['request.record']]);
    }
    expect(await meant('никто такой')).toEqual([]);
    const known = await company.within((tx) => knownObjects(tx, [matter.caseId, matter.requestId, company.people.head, v7()]));
    expect(known.map(({ kind }) => kind).toSorted()).toEqual(['case', 'person', 'request']);
  });

  it('shows nothing of another organisation', async () => {
    const other = await Company.found(database);
    const { caseId, requestId } = await other.matter();
    expect(await acts({ objects: [caseId, requestId] })).toEqual([]);
    expect(await company.within((tx) => thingsMeant(tx, company.id, caseId))).toEqual([caseId]);
    expect(await company.within((tx) => knownObjects(tx, [caseId, requestId]))).toEqual([]);
  });

  it('tells of each entry whether it is as it was sealed, and of the last seal whether it follows', async () => {
    for (const act of ['probe.kept', 'probe.touched']) await write(act);
    for (let sealed = await sealAudit(database, company.clock.now()); sealed?.more; sealed = await sealAudit(database, company.clock.now()));
    await write('probe.fresh');
    await asOwner(`UPDATE audit SET data = '{"n": 1}' WHERE organisation = $1 AND act = 'probe.touched'`, [company.id]);
    const { records } = await list();
    const seals = await database.asSystem((tx) =>
      sealsOf(
        tx,
        records.map(({ id }) => id),
      ),
    );
    expect(records.map(({ id, act }) => [act, seals.get(id)])).toEqual([
      ['probe.fresh', 'waiting'],
      ['probe.touched', 'changed'],
      ['probe.kept', 'sealed'],
    ]);
    expect(await database.asSystem(lastSeal)).toMatchObject({ holds: true });
    await asOwner(`UPDATE audit_seal SET hash = sha256('x') WHERE number = (SELECT max(number) FROM audit_seal)`);
    expect(await database.asSystem(lastSeal)).toMatchObject({ holds: false });
  });
});

describe('the price of a page of the audit', () => {
  it('goes by the page: ranges of indexes only, behind the walls too, whatever is filtered', async () => {
    await asOwner(
      `INSERT INTO audit (id, organisation, at, actor, act, object, data)
       SELECT gen_random_uuid(), $1, $2::timestamptz - n * interval '1 second', 'person:' || (n % 40), 'probe.act-' || (n % 60), gen_random_uuid(), '{}' FROM generate_series(1, $3::int) n`,
      [company.id, company.clock.now(), MANY],
    );
    await asOwner('ANALYZE audit');
    const plans: string[] = [];
    const explaining = (tx: Transaction) =>
      ({
        rows: async (sql: string, values: unknown[]) => {
          plans.push(JSON.stringify(await tx.rows(`EXPLAIN ${sql}`, values)));
          return [];
        },
      }) as unknown as Transaction;
    const until = new Date(company.clock.at - 50_000_000).toISOString();
    const asked: Partial<AuditWanted>[] = [
      {},
      { actor: 'person:1' },
      { act: 'probe.act-7' },
      { objects: [v7(), v7()] },
      { until },
      { actor: 'person:1', act: 'probe.act-7', until },
    ];
    await company.within(async (tx) => {
      for (const wanted of asked) await listAudit(explaining(tx), company.id, { limit: 51, ...wanted });
      await everyAct(explaining(tx), company.id);
    });
    expect(plans).toHaveLength(asked.length + 1);
    for (const plan of plans) expect(plan).not.toMatch(/Seq Scan on audit/);
    // What is about several things is merged from a page of each.
    for (const plan of plans.slice(0, 3)) expect(plan).not.toMatch(/Sort Key: a\./);
    const began = performance.now();
    for (const wanted of asked) await list(wanted);
    expect((performance.now() - began) / asked.length).toBeLessThan(500);
  });
});
