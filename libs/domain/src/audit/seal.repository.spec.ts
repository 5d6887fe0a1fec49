import { createHash } from 'node:crypto';
import pg from 'pg';
import { v7 } from 'uuid';
import { whileAsked } from '#kit/asked/asked-by.js';
import { Company } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import type { Database } from '../database/database.js';
import { audit } from './audit.repository.js';
import { sealAudit, verifyAudit } from './seal.repository.js';

const MINUTE = 60_000;

let urls: TestDatabase;
let database: Database;
let company: Company;
let owner: pg.Client;
beforeEach(async () => {
  urls = await freshDatabase();
  database = await openDatabase(urls);
  company = await Company.found(database);
  owner = new pg.Client({ connectionString: urls.owner });
  await owner.connect();
});
afterEach(async () => {
  await owner?.end();
  await database?.close();
  await urls?.drop();
});

const now = () => company.clock.now();
const act = (data: Record<string, unknown> = {}) =>
  company.within((tx) => audit(tx, { organisation: company.id, at: now(), actor: 'person:a', act: 'task.claim', object: v7(), data }));
const sealAll = async () => {
  for (let sealed = await sealAudit(database, now()); sealed?.more; sealed = await sealAudit(database, now()));
};
const later = () => new Date(now().getTime() + 20 * MINUTE);
const entries = async () => (await owner.query<{ id: string; seq: string }>(`SELECT id, seq FROM audit ORDER BY seq`)).rows;

describe('the seals of the audit', () => {
  it('are over each entry once, in a chain, and made only where there is something new', async () => {
    await act();
    await act({ почта: 'да' });
    const first = await sealAudit(database, now());
    expect(first).toMatchObject({ number: '1', more: false });
    expect(await sealAudit(database, now())).toBeUndefined();
    await act();
    const second = await sealAudit(database, now());
    expect(second).toMatchObject({ number: '2', entries: 1 });
    const { rows } = await owner.query<{ number: string; digests: Buffer; hash: Buffer }>(`SELECT number, digests, hash FROM audit_seal ORDER BY number`);
    const hash = createHash('sha256')
      .update(rows[0]!.hash)
      .update(Buffer.from([0, 0, 0, 0, 0, 0, 0, 2]))
      .update(rows[1]!.digests)
      .digest();
    expect(rows[1]!.hash.equals(hash)).toBe(true);
    expect(await verifyAudit(database, later())).toEqual({ seals: 2, entries: (await entries()).length, head: second!.hash, broken: [] });
  });

  it('leave an entry whose act is not over to the next seal, although later ones are sealed', async () => {
    const open = new pg.Client({ connectionString: urls.owner });
    await open.connect();
    await open.query('BEGIN');
    const slow = v7();
    await open.query(`INSERT INTO audit (id, organisation, at, actor, act, data) VALUES ($1, $2, $3, 'person:a', 'task.claim', '{}')`, [
      slow,
      company.id,
      now(),
    ]);
    await act();
    await sealAll();
    await open.query('COMMIT');
    await open.end();
    expect(await sealAudit(database, now())).toMatchObject({ entries: 1 });
    const { rows } = await owner.query(`SELECT entries FROM audit_seal ORDER BY number DESC LIMIT 1`);
    expect(rows).toEqual([{ entries: [slow] }]);
    expect((await verifyAudit(database, later())).broken).toEqual([]);
  });

  it('are made by one worker at a time: many at once make no gap and no double', async () => {
    for (let i = 0; i < 5; i += 1) await act();
    await Promise.all(Array.from({ length: 6 }, () => sealAudit(database, now())));
    await sealAll();
    expect((await verifyAudit(database, later())).broken).toEqual([]);
  });

  it('tell the one entry of 100,000 that was changed, one that was removed, and one that was put in later with an old date', async () => {
    await owner.query(
      `INSERT INTO audit (id, organisation, at, actor, act, data) SELECT gen_random_uuid(), $1, $2, 'person:a', 'task.claim', jsonb_build_object('n', n) FROM generate_series(1, 100000) n`,
      [company.id, now()],
    );
    await sealAll();
    const all = await entries();
    expect(await verifyAudit(database, later())).toMatchObject({ entries: all.length, broken: [] });
    const [changed, removed, put] = [all[54_321]!.id, all[777]!.id, v7()];
    await owner.query(`UPDATE audit SET data = '{"n": 0}' WHERE id = $1`, [changed]);
    await owner.query(`DELETE FROM audit WHERE id = $1`, [removed]);
    await owner.query(`INSERT INTO audit (id, organisation, at, actor, act, data) VALUES ($1, $2, $3, 'person:b', 'task.claim', '{}')`, [
      put,
      company.id,
      now(),
    ]);
    const { broken } = await verifyAudit(database, later());
    expect(broken).toEqual([
      { what: 'missing', entry: removed, seal: '1' },
      { what: 'changed', entry: changed, seal: expect.any(String) as string },
      { what: 'unsealed', entry: put },
    ]);
  });

  it('are over the request of an entry where it has one, and over those from before requests had ids as they were sealed then', async () => {
    const request = '0f0f4d2e-1b1c-4a6e-9d3f-3c2b1a0f9e8d';
    await act();
    await whileAsked(request, () => act());
    await sealAll();
    const { rows } = await owner.query<{ id: string; request: string | null; digest: Buffer; before: Buffer }>(
      `SELECT a.id, a.request, substring(s.digests FROM ((e.n - 1) * 32 + 1)::int FOR 32) AS digest,
              sha256(convert_to(jsonb_build_array(a.id, a.seq, a.organisation, to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), a.actor, a.act, a.object, a.data)::text, 'UTF8')) AS before
         FROM audit_seal s, unnest(s.entries) WITH ORDINALITY AS e(id, n) JOIN audit a ON a.id = e.id ORDER BY a.seq DESC LIMIT 2`,
    );
    expect(rows.map((row) => row.request)).toEqual([request, null]);
    expect(rows.map(({ digest, before }) => digest.equals(before))).toEqual([false, true]);
    const [asked, unasked] = rows;
    await owner.query(`UPDATE audit SET request = NULL WHERE id = $1`, [asked!.id]);
    await owner.query(`UPDATE audit SET request = $2 WHERE id = $1`, [unasked!.id, request]);
    const { broken } = await verifyAudit(database, later());
    expect(broken.map(({ what }) => what)).toEqual(['changed', 'changed']);
  });

  it('tell where a seal was changed or taken out, and can be changed by no role of the product', async () => {
    for (let i = 0; i < 3; i += 1) {
      await act();
      await sealAll();
    }
    await owner.query(`DELETE FROM audit_seal WHERE number = 2`);
    expect((await verifyAudit(database, later())).broken).toEqual(expect.arrayContaining([{ what: 'chain', seal: '3' }]));
    for (const role of [urls.app, urls.system]) {
      const client = new pg.Client({ connectionString: role });
      await client.connect();
      for (const statement of ['UPDATE audit_seal SET number = 9', 'DELETE FROM audit_seal', `UPDATE audit SET act = 'x'`, 'DELETE FROM audit'])
        await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
      await client.end();
    }
  });
});
