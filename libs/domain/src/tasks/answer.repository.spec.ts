import fc from 'fast-check';
import { v7 } from 'uuid';
import { Company } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import type { Database } from '../database/database.js';
import { forgetAnswers, keepAnswer, takeKey } from './answer.repository.js';

let urls: TestDatabase;
let database: Database;
let company: Company;

beforeAll(async () => {
  urls = await freshDatabase();
  database = await openDatabase(urls);
  company = await Company.found(database);
});
afterAll(async () => {
  await database?.close();
  await urls?.drop();
});

const take = (body: unknown, key: string, change: { actor?: string; call?: string; at?: Date } = {}) =>
  company.within((tx) => takeKey(tx, { organisation: company.id, actor: 'person:1', call: 'POST /x', key, body, at: company.clock.now(), ...change }));

/** The same JSON with the keys of every object the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

describe('a key', () => {
  it('is fresh once, and known from then on, with whatever order of fields', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), async (body) => {
        const key = v7();
        expect(await take(body, key)).toHaveProperty('fresh');
        expect(await take(reversed(JSON.parse(JSON.stringify(body))), key)).toMatchObject({ known: { status: null, body: null } });
      }),
      { numRuns: 50 },
    );
  });

  it('is refused with any other content', async () => {
    const different = fc
      .tuple(fc.jsonValue(), fc.jsonValue())
      .filter(([a, b]) => JSON.stringify(reversed(a)) !== JSON.stringify(reversed(b)) && JSON.stringify(a) !== JSON.stringify(reversed(b)));
    await fc.assert(
      fc.asyncProperty(different, async ([a, b]) => {
        const key = v7();
        await take({ a }, key);
        await expect(take({ a: b }, key)).rejects.toMatchObject({ code: 'key-reused' });
      }),
      { numRuns: 50 },
    );
  });

  it.each<[unknown, unknown]>([
    [{ a: 1 }, { a: '1' }],
    [{ a: null }, {}],
    [{ a: [1, 2] }, { a: [2, 1] }],
    [{ a: { b: 1 } }, { 'a.b': 1 }],
    [{ a: 'b","c":"d' }, { a: 'b', c: 'd' }],
    [[], {}],
  ])('of %j is not that of %j', async (one, other) => {
    const key = v7();
    await take(one, key);
    await expect(take(other, key)).rejects.toMatchObject({ code: 'key-reused' });
  });

  it('belongs to one caller and one call', async () => {
    const key = v7();
    for (const change of [{}, { actor: 'person:2' }, { call: 'POST /y' }]) expect(await take({}, key, change)).toHaveProperty('fresh');
  });

  it('is free again where its transaction was undone', async () => {
    const key = v7();
    const undone = company.within(async (tx) => {
      await takeKey(tx, { organisation: company.id, actor: 'person:1', call: 'POST /x', key, body: 1, at: company.clock.now() });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await take(2, key)).toHaveProperty('fresh');
  });

  it('is taken by exactly one of ten at once', async () => {
    const key = v7();
    const taken = await Promise.all(Array.from({ length: 10 }, () => take({}, key)));
    expect(taken.filter((one) => 'fresh' in one)).toHaveLength(1);
  });
});

describe('an answer', () => {
  it('is the first one that was kept, for everybody', async () => {
    const key = v7();
    const { fresh } = (await take({}, key)) as { fresh: string };
    const kept = await Promise.all(['a', 'b', 'c'].map((body) => company.within((tx) => keepAnswer(tx, fresh, { status: 200, body: { body } }))));
    expect(new Set(kept.map((one) => JSON.stringify(one?.body))).size).toBe(1);
    expect(await take({}, key)).toEqual({ known: { id: fresh, status: 200, body: kept[0]!.body } });
  });

  it('is forgotten after its time, and no other with it', async () => {
    const old = new Date(company.clock.at - 1_000);
    const [before, now] = [v7(), v7()];
    await take({}, before, { at: old });
    await take({}, now);
    expect(await forgetAnswers(database, company.clock.now())).toBe(false);
    expect(await take({ other: true }, before)).toHaveProperty('fresh');
    expect(await take({}, now)).toHaveProperty('known');
  });
});
