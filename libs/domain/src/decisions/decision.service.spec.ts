import { join } from 'node:path';
import { v7 } from 'uuid';
import type { ActivityCall } from '#kit/contract/activity-call.js';
import { Company, type Matter } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import type { Database } from '../database/database.js';
import { projectFolder } from '../config/project-folder.js';
import { Packs } from '../packs/packs.service.js';
import { DecisionService } from './decision.service.js';

const PACKS_FOLDER = join(projectFolder(), 'packs');

let urls: TestDatabase;
let database: Database;
let company: Company;
let matter: Matter;
beforeAll(async () => {
  urls = await freshDatabase();
  database = await openDatabase(urls);
  company = await Company.found(database);
});
beforeEach(async () => (matter = await company.matter()));
afterAll(async () => {
  await database?.close();
  await urls?.drop();
});

const call = (change: Partial<ActivityCall> = {}): ActivityCall => ({
  key: v7(),
  organisation: company.id,
  caseId: matter.caseId,
  instance: matter.root,
  process: 'intake',
  at: company.clock.at,
  ...change,
});
const LEGAL = { table: 'sorting', inputs: { kind: 'request', clientKind: 'legal', urgency: null } };
const rows = () => company.within((tx) => tx.rows<Record<string, unknown>>(`SELECT * FROM decision WHERE "case" = $1`, [matter.caseId]));
const events = () =>
  company.within((tx) => tx.rows<{ data: Record<string, unknown> }>(`SELECT data FROM event WHERE "case" = $1 AND kind = 'decision.made'`, [matter.caseId]));

describe('a decision', () => {
  it('is kept with the version of its table, what it was asked and the row that matched, and told in the story of the case', async () => {
    const service = new DecisionService(database, new Packs(database, PACKS_FOLDER, 1));
    const decided = await service.decide(call(), LEGAL);
    expect(decided).toMatchObject({ rows: [4], outputs: [{ line: 'companies' }] });
    expect(await rows()).toEqual([
      expect.objectContaining({ table: 'sorting', table_version: decided.tableVersion, inputs: LEGAL.inputs, rows: [4], outputs: [{ line: 'companies' }] }),
    ]);
    const [event] = await events();
    expect(event!.data).toMatchObject({ table: 'sorting', rows: [4], why: [{ en: 'the client is a company' }] });
  });

  it('is made once, however often the activity is called: a late attempt gets the first answer, also with other inputs', async () => {
    const service = new DecisionService(database, new Packs(database, PACKS_FOLDER, 1));
    const once = call();
    const answers = [];
    for (const inputs of [LEGAL.inputs, LEGAL.inputs, { ...LEGAL.inputs, clientKind: 'private' }])
      answers.push(await service.decide(once, { table: 'sorting', inputs }));
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect([(await rows()).length, (await events()).length]).toEqual([1, 1]);
    await service.decide(call(), LEGAL);
    expect(await rows()).toHaveLength(2);
  });

  it('is made by the version that the case is pinned to, although the pack in force has another table by now', async () => {
    const old = await company.within((tx) =>
      tx.row<{ files: Record<string, string> }>(`SELECT files FROM pack_version WHERE organisation = $1 LIMIT 1`, [company.id]),
    );
    const files = { ...old!.files, 'tables/sorting.json': old!.files['tables/sorting.json']!.replace(/"line": "companies"/, '"line": "longLead"') };
    await database.asSystem((tx) =>
      tx.rows(`INSERT INTO pack_version (organisation, version, pack, files) VALUES ($1, 'an old one', 'west-technology', $2)`, [
        company.id,
        JSON.stringify(files),
      ]),
    );
    await company.within((tx) => tx.change(`UPDATE case_file SET pack_version = 'an old one' WHERE id = $1`, [matter.caseId]));
    const service = new DecisionService(database, new Packs(database, PACKS_FOLDER, 1));
    const [before, now] = [await service.decide(call(), LEGAL), await service.decide(call({ caseId: null }), LEGAL)];
    expect([before.outputs, now.outputs]).toEqual([[{ line: 'longLead' }], [{ line: 'companies' }]]);
    expect(before.tableVersion).not.toBe(now.tableVersion);
  });

  it('that cannot be made says what is missing, and leaves nothing behind', async () => {
    const service = new DecisionService(database, new Packs(database, PACKS_FOLDER, 1));
    await expect(service.decide(call(), { ...LEGAL, table: 'sortin' })).rejects.toThrow('has no decision table "sortin": write tables/sortin.json.');
    await expect(service.decide(call(), { table: 'sorting', inputs: { kind: 'request', clientKind: 'other' } })).rejects.toThrow(
      'clientKind = "other": one of private, legal is wanted',
    );
    expect(await rows()).toEqual([]);
  });
});
