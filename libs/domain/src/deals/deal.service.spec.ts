import { v7 } from 'uuid';
import type { ActivityCall } from '#kit/contract/activity-call.js';
import { Company, type Matter } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import type { Database } from '../database/database.js';
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
