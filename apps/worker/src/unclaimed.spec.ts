import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { defineMessage } from '#kit/contract/define-message.js';
import type { Database } from '#domain/database/database.js';
import { MessageService } from '#domain/messages/message.service.js';
import { Packs } from '#domain/packs/packs.service.js';
import { RequestService } from '#domain/requests/request.service.js';
import { Company } from '../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../test/harness/database.js';
import { quiet } from '../../../test/harness/quiet.js';
import { UnclaimedMessages } from './unclaimed.js';

const PACKS = join(import.meta.dirname, '../../../packs');
const PAYLOAD = { type: 'object', additionalProperties: false, properties: { text: { type: 'string' }, phone: { type: 'string' } } } as const;
const WROTE = defineMessage({ kind: 'client.wrote', sender: 'client', payload: PAYLOAD, otherwise: { channel: 'messenger' } });
const PAID = defineMessage({ kind: 'client.paid', sender: 'client', payload: PAYLOAD });

let urls: TestDatabase;
let database: Database;
let company: Company;
let messages: MessageService;

beforeAll(async () => {
  quiet();
  urls = await freshDatabase();
  database = await openDatabase(urls);
});
beforeEach(async () => {
  company = await Company.found(database);
  messages = new MessageService(database, company.clock);
});
afterAll(async () => {
  await database?.close();
  await urls?.drop();
});

const receive = (kind: string, payload: Record<string, unknown>, deliveryId: string = randomUUID()) =>
  messages.receive(company.principal('secretary'), { kind, key: 'the client', payload, deliveryId });

/** Looks once, as the worker does every few seconds. */
async function look(): Promise<void> {
  const requests = new RequestService(database, company.clock, new Packs(database, PACKS, 1));
  const unclaimed = new UnclaimedMessages(messages, requests, company.clock, [WROTE, PAID]);
  unclaimed.onApplicationBootstrap();
  await unclaimed.onApplicationShutdown(); // after the round that has begun
}

const requests = () => company.within((tx) => tx.rows(`SELECT channel, kind, text FROM request ORDER BY received_at`));
const states = () =>
  company.within((tx) => tx.rows<{ status: string }>(`SELECT status FROM message ORDER BY received_at, id`)).then((rows) => rows.map(({ status }) => status));

describe('a message that nobody waits for', () => {
  it('becomes a request after a minute where its contract says so, once, however often one looks', async () => {
    await receive('client.wrote', { text: 'Есть ли пульт?', phone: '+79000001427' });
    company.clock.at += 59_000;
    await look();
    expect([await requests(), await states()]).toEqual([[], ['free']]);
    company.clock.at += 2_000;
    await Promise.all([look(), look()]);
    await look();
    expect(await requests()).toEqual([{ channel: 'messenger', kind: 'question', text: 'Есть ли пульт?' }]);
    expect(await states()).toEqual(['request']);
  });

  it('stays until somebody waits for it where its contract says nothing', async () => {
    await receive('client.paid', { text: 'Оплачено' });
    company.clock.at += 3_600_000;
    await look();
    expect([await requests(), await states()]).toEqual([[], ['free']]);
  });

  it('is one message for one delivery, also when fifty come at once, and after it was consumed', async () => {
    const delivery = randomUUID();
    const ids = await Promise.all(Array.from({ length: 50 }, () => receive('client.wrote', { text: 'Раз', phone: '+79000001428' }, delivery)));
    expect(new Set(ids.map(({ id }) => id)).size).toBe(1);
    expect(ids.filter(({ known }) => !known)).toHaveLength(1);
    company.clock.at += 61_000;
    await look();
    expect(await receive('client.wrote', { text: 'Раз', phone: '+79000001428' }, delivery)).toEqual({ id: ids[0]!.id, status: 'request', known: true });
    expect(await requests()).toHaveLength(1);
  });

  it('does not hold up the others where it cannot become a request', async () => {
    await receive('client.wrote', { text: 'Битый номер', phone: 'это не номер' });
    await receive('client.wrote', { text: 'Хороший', phone: '+79000001429' });
    company.clock.at += 61_000;
    await look();
    expect((await requests()).length).toBeGreaterThan(0);
    expect(await states()).toContain('request');
  });
});
