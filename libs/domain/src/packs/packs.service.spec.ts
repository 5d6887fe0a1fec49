import { join } from 'node:path';
import { Company } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import type { Database } from '../database/database.js';
import { Packs } from './packs.service.js';

const SHAPES = join(import.meta.dirname, '../../../../test/shapes/packs');
const SPEED = 60;

let urls: TestDatabase;
let database: Database;
let company: Company;
let training: Packs;

beforeAll(async () => {
  urls = await freshDatabase();
  database = await openDatabase(urls);
  company = await Company.found(database);
  await database.asSystem((tx) => tx.change(`UPDATE organisation SET pack = 'shapes' WHERE id = $1`, [company.id]));
  training = new Packs(database, SHAPES, SPEED);
});
afterAll(async () => {
  await database?.close();
  await urls?.drop();
});

describe('a training', () => {
  const from = Date.UTC(2026, 10, 24, 8, 0);
  const timer = (spec: Parameters<Packs['timer']>[0]['spec']) => training.timer({ organisation: company.id, process: 'answered', spec, from });
  const deadline = (promised: number | null) => training.deadline({ organisation: company.id, process: 'chain', task: 'check', from, promised });

  it('divides the durations of the pack’s tables', async () => {
    expect(await deadline(null)).toMatchObject({ warnAt: from + 20_000, dueAt: from + 30_000, timing: 'elapsed' });
    expect(await timer({ pack: 'patience' })).toEqual({ at: from + 10_000, timing: 'elapsed' });
  });

  it('leaves alone what a story says itself', async () => {
    expect(await timer({ after: '10 minutes' })).toEqual({ at: from + 600_000, timing: 'elapsed' });
    expect(await timer({ after: '2 working hours' })).toEqual({ at: from + 7_200_000, timing: 'working' });
  });

  it('never touches a promise', async () => {
    const promised = from + 86_400_000;
    expect(await timer({ at: promised })).toEqual({ at: promised, timing: 'promised' });
    expect(await deadline(promised)).toMatchObject({ dueAt: promised, timing: 'promised' });
  });

  it('knows no task that the pack does not have', async () => {
    expect(await training.deadline({ organisation: company.id, process: 'chain', task: 'other', from, promised: null })).toBeUndefined();
  });
});
