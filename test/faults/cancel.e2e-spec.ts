import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import type { Database } from '#domain/database/database.js';
import { openDatabase } from '../harness/database.js';
import { CONFIRMED, Person, siteRequest } from '../harness/person.js';
import { Product } from '../harness/product.js';

const CASES = 30;

describe('a cancel against a click', () => {
  let product: Product;
  let database: Database;
  let connection: Connection;
  let client: Client;
  beforeAll(async () => {
    product = await Product.start();
    database = await openDatabase(product.database);
    connection = await Connection.connect({ address: product.temporalAddress });
    client = new Client({ connection });
  });
  afterAll(async () => {
    await connection?.close();
    await database?.close();
    await product?.stop();
  });

  const instances = (caseId: string) =>
    database.asSystem((tx) =>
      tx.rows<{ id: string; process: string; status: string; parent: string | null; early: boolean }>(
        `SELECT i.id, process, i.status, parent, ended_at < coalesce((SELECT max(decided_at) FROM wait WHERE instance = i.id), i.created_at) AS early
           FROM process_instance i WHERE "case" = $1 ORDER BY i.created_at, parent IS NOT NULL`,
        [caseId],
      ),
    );

  it(`leaves both sides agreeing, whoever is first, in ${CASES} tries, the cancel up to a quarter of a second before or after`, async () => {
    const secretary = await Person.signIn(product, 'secretary1');
    const cases: { caseId: string; status: number }[] = [];
    for (let i = 0; i < CASES; i += 1) {
      const { body: request } = await siteRequest(product, { client: { phone: `+790000030${String(i).padStart(2, '0')}` } });
      const task = await secretary.taskOf(request.caseId);
      const root = (await instances(request.caseId)).find(({ parent }) => parent === null)!;
      // Below zero the cancel is sent first. Close together in the middle; far enough at the ends that a busy machine, too, sees both orders.
      const apart = (i - CASES / 2) * Math.abs(i - CASES / 2);
      const cancel = pause(Math.max(0, apart)).then(() => client.workflow.getHandle(`${root.process}:${root.id}`).cancel());
      const click = pause(Math.max(0, -apart)).then(() => secretary.complete(task, 'confirmed', CONFIRMED));
      const [{ status }] = await Promise.all([click, cancel]);
      cases.push({ caseId: request.caseId, status });
    }
    for (const { caseId, status } of cases) {
      await product.until(`case ${caseId} to end`, async () => (await secretary.case(caseId)).status === 'closed');
      for (const { id, process, status: written, early } of await instances(caseId)) {
        const { status: told } = await client.workflow.getHandle(`${process}:${id}`).describe();
        expect([caseId, process, told.name.toLowerCase(), early]).toEqual([caseId, process, written, false]);
      }
      const kinds = (await secretary.timeline(caseId)).items.map(({ kind }) => kind);
      expect([caseId, kinds[0]]).toEqual([caseId, 'case.closed']);
      // A click that was answered as done has had its effect: the contact is in the history.
      if (status === 200) expect(kinds).toContain('contact.made');
    }
    const left = await database.asSystem((tx) => tx.row<{ n: number }>(`SELECT count(*)::int AS n FROM command WHERE status = 'accepted'`));
    expect(left).toEqual({ n: 0 });
    expect(new Set(cases.map(({ status }) => status))).toEqual(new Set([200, 409])); // each has been first now and then
  });
});
