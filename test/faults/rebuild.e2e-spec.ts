import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { Database } from '#domain/database/database.js';
import { Damage } from '../harness/damage.js';
import { openDatabase } from '../harness/database.js';
import { AGREED, CONFIRMED, Person, siteRequest } from '../harness/person.js';
import { Product } from '../harness/product.js';
import { packsAroundTheClock } from '../harness/working-time.js';

const PROGRAM = join(import.meta.dirname, '../../dist/apps/api/src/rebuild.js');

describe('fault 19: the read model and the events of the whole product', () => {
  let folder: string;
  let product: Product;
  let database: Database;
  let connection: Connection;
  let secretary: Person;
  let manager: Person;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'reglament-packs-'));
    // Ten working minutes are two seconds, at any hour.
    product = await Product.start({ REGLAMENT_TRAINING_SPEED: '300', REGLAMENT_PACKS: packsAroundTheClock(folder) });
    database = await openDatabase(product.database);
    connection = await Connection.connect({ address: product.temporalAddress });
    secretary = await Person.signIn(product, 'secretary1');
    manager = await Person.signIn(product, 'manager1');
  });
  afterAll(async () => {
    await connection?.close();
    await database?.close();
    await product?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** `npm run rebuild`, as its operator sees it. */
  async function program(...words: string[]): Promise<{ code: number; lines: string[] }> {
    const { app, system } = product.database;
    const child = spawn(process.execPath, [PROGRAM, ...words], { env: { ...process.env, DATABASE_URL: app, DATABASE_SYSTEM_URL: system } });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (text += part.toString()));
    const [code] = (await once(child, 'exit')) as [number];
    return { code, lines: text.trim().split('\n') };
  }

  const WHOLE = { code: 0, lines: ['All rows are what the events tell.'] };
  const request = (n: number) => siteRequest(product, { client: { phone: `+7900000${4000 + n}` } }).then(({ body }) => body.caseId);
  const instanceOf = async (caseId: string, process: string) => {
    const row = await database.asSystem((tx) =>
      tx.row<{ id: string }>(`SELECT id FROM process_instance WHERE "case" = $1 AND process = $2`, [caseId, process]),
    );
    return `${process}:${row!.id}`;
  };
  const closed = (caseId: string) => product.until(`case ${caseId} to end`, async () => (await secretary.case(caseId)).status === 'closed');

  it('agree after chains of clicks, an escalation, a refusal and a cancel', async () => {
    const chain = await request(1);
    await secretary.complete(await secretary.taskOf(chain), 'confirmed', CONFIRMED);
    await manager.complete(await manager.taskOf(chain), 'agreed', AGREED);
    await closed(chain);

    const late = await request(2);
    await product.until('the escalation', async () => (await secretary.timeline(late)).items.some(({ kind }) => kind === 'task.escalated'));

    const ended = await request(3);
    const task = await secretary.taskOf(ended);
    await new Client({ connection }).workflow.getHandle(await instanceOf(ended, 'intake')).terminate('by the test');
    expect((await secretary.complete(task, 'confirmed', CONFIRMED)).status).toBe(409);

    const cancelled = await request(4);
    await secretary.taskOf(cancelled);
    await new Client({ connection }).workflow.getHandle(await instanceOf(cancelled, 'sales-case')).cancel();
    await closed(cancelled);

    expect(await program('--check')).toEqual(WHOLE);
  });

  it('agree after tasks were claimed, assigned, put aside, brought back and given back, and cases held, resumed and moved on', async () => {
    const post = async (person: Person, path: string, body: object) => {
      const answer = await person.post<{ version: number }>(path, body);
      expect([path, answer.status, answer.text.slice(0, 300)]).toEqual([path, 200, expect.anything()]);
      return answer.body;
    };
    const caseId = await request(5);
    const task = await secretary.taskOf(caseId);
    const tomorrow = new Date(Date.now() + 24 * 3_600_000).toISOString();
    await post(manager, `/cases/${caseId}/hold`, { until: tomorrow, reason: 'Отпуск' });
    expect(await program('--check')).toEqual(WHOLE);
    await post(manager, `/cases/${caseId}/resume`, {});
    expect(await program('--check')).toEqual(WHOLE);
    let { version } = await post(secretary, `/tasks/${task.id}/claim`, { version: task.version });
    expect(await program('--check')).toEqual(WHOLE);
    await product.until('the escalation', async () => (await secretary.timeline(caseId)).items.some(({ kind }) => kind === 'task.escalated')); // before, it may not be hidden beyond its due time
    ({ version } = await post(secretary, `/tasks/${task.id}/snooze`, {
      version,
      until: new Date(Date.now() + 3_600_000).toISOString(),
      reason: 'Перезвонить',
    }));
    expect(await program('--check')).toEqual(WHOLE);
    await post(secretary, `/tasks/${task.id}/release`, { version });
    expect(await program('--check')).toEqual(WHOLE);
    await post(manager, `/cases/${caseId}/hold`, { until: tomorrow, reason: 'Отпуск' });
    const opened = await request(6);
    await secretary.taskOf(opened);
    await post(manager, `/cases/${opened}/hold`, { until: tomorrow, reason: 'Отпуск' });
    await post(manager, `/cases/${opened}/clock`, {});
    expect(await program('--check')).toEqual(WHOLE);
  });

  it('agree at every moment while people click', async () => {
    let working = true;
    const looks = (async () => {
      const seen: unknown[] = [];
      while (working) seen.push(await program('--check'));
      return seen;
    })();
    for (let n = 10; n < 22; n += 1) {
      const caseId = await request(n);
      await secretary.complete(await secretary.taskOf(caseId), 'confirmed', CONFIRMED);
    }
    working = false;
    for (const look of await looks) expect(look).toEqual(WHOLE);
  });

  it('are told apart by the program, which names each damaged row and changes none with --check; without it, it sets them right', async () => {
    await product.kill('worker'); // else an escalation might come between two looks
    const { id: organisation } = (await database.asSystem((tx) => tx.row<{ id: string }>(`SELECT id FROM organisation`)))!;
    const damage = new Damage(database, organisation, Date.now() % 1_000_000);
    const before = await damage.dump();
    const broken = await damage.break(12);
    const after = await damage.dump();

    const check = await program('--check', '--organisation', organisation);
    expect(check.code).toBe(1);
    expect(check.lines.at(-1)).toBe('12 rows are not what the events tell.');
    for (const one of broken) expect(check.lines).toContainEqual(expect.stringContaining(one));
    expect(await damage.dump()).toEqual(after);

    expect(await program()).toMatchObject({ code: 0 });
    expect({ seed: damage.seed, rows: await damage.dump() }).toEqual({ seed: damage.seed, rows: before });
    expect(await program('--check')).toEqual(WHOLE);
    expect(await program('--organisation', 'nobody')).toMatchObject({ code: 2, lines: [expect.stringContaining('There is no organisation nobody')] });
  });
});
