import { join } from 'node:path';
import { v7 } from 'uuid';
import { Company } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { projectFolder } from '../config/project-folder.js';
import type { Database } from '../database/database.js';
import { DomainError } from '../errors/domain-error.js';
import { RequestService } from '../requests/request.service.js';
import { Packs } from './packs.service.js';
import { SettingsService } from './settings.service.js';

const FOLDER = join(projectFolder(), 'packs');
const FILE = 'deadlines.json';
const [CALL, CONTACT] = ['intake.confirmRequest', 'contact.contactClient'];
const ROW = { file: FILE, row: CALL };

let urls: TestDatabase;
let database: Database;
let company: Company;
let packs: Packs;
let settings: SettingsService;

beforeAll(async () => {
  urls = await freshDatabase();
  database = await openDatabase(urls);
});
beforeEach(async () => {
  company = await Company.found(database);
  packs = new Packs(database, FOLDER, 1);
  settings = new SettingsService(database, company.clock, packs);
});
afterEach(() => jest.restoreAllMocks());
afterAll(async () => {
  await database?.close();
  await urls?.drop();
});

const rowOf = async (name: string) => (await settings.rows(company.id, FILE)).find(({ row }) => row === name)!;
/** What the pack itself says of the other task, which suits this one as well. */
const other = async (value: string) => (await rowOf(CONTACT)).pack[value];
const acts = () => company.within((tx) => tx.rows<{ data: object }>(`SELECT data FROM audit WHERE act = 'settings.change' ORDER BY at, id`));
const pinned = (caseId: string) => company.within((tx) => tx.row<{ version: string }>(`SELECT pack_version AS version FROM case_file WHERE id = $1`, [caseId]));

describe('what an organisation sets over its pack', () => {
  it('is in force at once, is shown with the pack’s own value, and is taken back again, each with a row in the audit', async () => {
    const due = await other('due');
    expect(await rowOf(CALL)).toMatchObject({ origin: 'pack', set: {} });
    await settings.set(company.principal('head'), ROW, { due });
    expect(await rowOf(CALL)).toMatchObject({ origin: 'overlay', set: { due }, values: { due } });
    expect((await rowOf(CALL)).pack['due']).not.toEqual(due);
    expect(await rowOf(CONTACT)).toMatchObject({ origin: 'pack' });
    expect((await packs.of(company.id)).content.deadlines.get(CALL)).toMatchObject({ due: (await packs.of(company.id)).content.deadlines.get(CONTACT)!.due });
    await settings.reset(company.principal('admin'), ROW);
    expect(await rowOf(CALL)).toMatchObject({ origin: 'pack', set: {} });
    expect((await acts()).map(({ data }) => data)).toEqual([
      { file: FILE, row: CALL, set: { due } },
      { file: FILE, row: CALL, reset: { due } },
    ]);
  });

  it('that is the pack’s own value is no setting', async () => {
    await settings.set(company.principal('head'), ROW, { due: await other('due') });
    await settings.set(company.principal('head'), ROW, { due: (await rowOf(CALL)).pack['due'] });
    expect(await rowOf(CALL)).toMatchObject({ origin: 'pack', set: {} });
  });

  it('makes another version of the pack: new cases are pinned to it, and an old one keeps its own', async () => {
    const requests = new RequestService(database, company.clock, packs);
    const record = async () => (await requests.record(company.principal('secretary'), { channel: 'site', kind: 'request', client: {} }, null)).caseId;
    const old = await record();
    await settings.set(company.principal('head'), ROW, { due: await other('due') });
    const versions = [await pinned(old), await pinned(await record())].map((row) => row!.version);
    expect(versions).toEqual([packs.named('west-technology').version, (await packs.of(company.id)).version]);
    expect(versions[0]).not.toBe(versions[1]);
  });

  it('is in force in other servers within 5 seconds', async () => {
    const elsewhere = new Packs(database, FOLDER, 1);
    const before = (await elsewhere.of(company.id)).version;
    await settings.set(company.principal('head'), ROW, { due: await other('due') });
    const now = performance.now();
    expect((await elsewhere.of(company.id)).version).toBe(before);
    jest.spyOn(performance, 'now').mockReturnValue(now + 5_001);
    expect((await elsewhere.of(company.id)).version).toBe((await packs.of(company.id)).version);
  });

  it('is refused field by field where the pack would be wrong with it, and nothing changes', async () => {
    const refusal = async (changes: Record<string, unknown>, row = CALL) => {
      try {
        await settings.set(company.principal('head'), { file: FILE, row }, changes);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        return [error.code, ...error.fields.map(({ path, rule }) => `${path} ${rule}`)];
      }
      return [];
    };
    expect(await refusal({ warn: await other('due') })).toEqual(['invalid', 'changes.warn warnAfterDue']);
    expect(await refusal({ escalateTo: 'nobody' })).toEqual(['invalid', 'changes.escalateTo choice']);
    expect(await refusal({ deu: 5 })).toEqual(['invalid', 'changes.deu unknown']);
    expect(await refusal({ escalateTo: 'head', source: '' })).toEqual(['invalid', 'changes.source format']);
    expect(await refusal({ due: 5 }, 'intake.nothing')).toEqual(['not-found']);
    expect([await rowOf(CALL), await acts()]).toEqual([expect.objectContaining({ origin: 'pack' }), []]);
  });

  it('stays in force and is a conflict where the pack has changed under it, until it is set again or taken back', async () => {
    const due = await other('due');
    await settings.set(company.principal('head'), ROW, { due });
    const deploy = () => company.within((tx) => tx.change(`UPDATE pack_overlay SET base_hash = 'of the value before the deploy'`));
    await deploy();
    expect(await rowOf(CALL)).toMatchObject({ origin: 'conflict', values: { due }, set: { due } });
    await settings.set(company.principal('head'), ROW, { due });
    expect(await rowOf(CALL)).toMatchObject({ origin: 'overlay' });
  });

  it('that the pack has no place for any more is left out and shown, and stops nobody', async () => {
    await company.within((tx) =>
      tx.rows(`INSERT INTO pack_overlay (organisation, file, path, value, base_hash, "by", at) VALUES ($1, $2, $3, '"nobody"', 'a hash', $4, $5)`, [
        company.id,
        FILE,
        JSON.stringify([CALL, 'escalateTo']),
        company.people.head,
        company.clock.now(),
      ]),
    );
    expect(await rowOf(CALL)).toMatchObject({ origin: 'refused', values: { escalateTo: 'head' }, set: { escalateTo: 'nobody' } });
    expect((await company.matter()).caseId).toBeDefined();
  });

  it('says who set it and when; one that is given a later moment holds from then on, is shown as planned until it begins, and can be taken back before', async () => {
    const clocked = new Packs(database, FOLDER, 1, company.clock);
    const planner = new SettingsService(database, company.clock, clocked);
    const row = async () => (await planner.rows(company.id, FILE)).find(({ row: name }) => name === CALL)!;
    const [due, pack] = [await other('due'), (await rowOf(CALL)).pack['due']];
    const since = new Date(company.clock.at + 3_600_000);
    await planner.set(company.principal('head'), { ...ROW, since }, { due });
    const by = { id: company.people.head, name: 'Проба head' };
    expect(await row()).toMatchObject({ origin: 'pack', values: { due: pack }, author: null, planned: { set: { due }, since, by, at: company.clock.now() } });
    company.clock.at += 3_600_000;
    expect(await row()).toMatchObject({ origin: 'overlay', values: { due }, author: { by, since }, planned: null });
    // Back to the pack's own, later: until then it stays as it is.
    await planner.set(company.principal('admin'), { ...ROW, since: new Date(company.clock.at + 60_000) }, { due: pack });
    expect(await row()).toMatchObject({ origin: 'overlay', values: { due }, planned: { set: { due: pack } } });
    await planner.reset(company.principal('head'), ROW, { planned: true });
    expect(await row()).toMatchObject({ origin: 'overlay', values: { due }, planned: null });
    await planner.set(company.principal('admin'), { ...ROW, since: new Date(company.clock.at + 60_000) }, { due: pack });
    company.clock.at += 60_000;
    expect(await row()).toMatchObject({ origin: 'pack', values: { due: pack } });
    expect((await acts()).map(({ data }) => Object.keys(data).toSorted().join(' '))).toEqual([
      'file row set since',
      'file row set since',
      'file planned row',
      'file row set since',
    ]);
  });

  it('is refused a moment that is past, or more than a year ahead', async () => {
    const due = await other('due');
    const refused = (ahead: number) => settings.set(company.principal('head'), { ...ROW, since: new Date(company.clock.at + ahead) }, { due });
    await expect(refused(-1)).rejects.toMatchObject({ code: 'invalid', fields: [{ path: 'since', rule: 'past' }] });
    await expect(refused(400 * 86_400_000)).rejects.toMatchObject({ code: 'invalid', fields: [{ path: 'since', rule: 'tooLate' }] });
    expect(await acts()).toEqual([]);
  });

  it('is one organisation’s own', async () => {
    const neighbour = await Company.found(database);
    await settings.set(company.principal('head'), ROW, { due: await other('due') });
    expect((await settings.rows(neighbour.id, FILE)).every(({ origin }) => origin === 'pack')).toBe(true);
  });
});

describe('the version of a case', () => {
  it('is the pack in force when it began, kept with all its files; one that was never kept is served by the pack in force', async () => {
    const [{ caseId }, before] = [await company.matter(), await packs.of(company.id)];
    expect((await pinned(caseId))!.version).toBe(before.version);
    const kept = await company.within((tx) => tx.row<{ files: object }>(`SELECT files FROM pack_version WHERE version = $1`, [before.version]));
    expect(kept!.files).toEqual(Object.fromEntries(before.source.files));
    expect((await packs.version(company.id, before.version)).table('sorting').version).toMatch(/^[0-9a-f]{16}$/);
    expect((await packs.version(company.id, v7())).version).toBe(before.version);
  });
});
