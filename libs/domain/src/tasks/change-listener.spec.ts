import { openDatabase, freshDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import type { Database } from '../database/database.js';
import { announce, type Change } from './announce.js';
import { ChangeListener } from './change-listener.js';

describe('the listener', () => {
  let urls: TestDatabase;
  let database: Database;
  let listener: ChangeListener;
  const troubles: string[] = [];
  beforeAll(async () => {
    urls = await freshDatabase();
    database = await openDatabase(urls);
    listener = new ChangeListener(urls.system, (error) => troubles.push(error.message));
    await listener.open();
  });
  afterAll(async () => {
    await listener?.close();
    await database?.close();
    await urls?.drop();
  });

  const change = (cases: string[]): Change => ({ organisation: 'one', cases, tasks: [] });
  const tell = (cases: string[]) => database.asSystem((tx) => announce(tx, change(cases)));
  const next = () =>
    new Promise<Change>((done) => {
      const unhear = listener.on((heard) => {
        unhear();
        done(heard);
      });
    });

  it('hears what a transaction tells once it has committed, and nothing of one that was rolled back', async () => {
    const heard = next();
    await expect(
      database.asSystem(async (tx) => {
        await announce(tx, change(['lost']));
        throw new Error('rolled back on purpose');
      }),
    ).rejects.toThrow('on purpose');
    await tell(['kept']);
    expect((await heard).cases).toEqual(['kept']);
  });

  it('comes back when its connection is ended, says that there was a gap, and hears each change once', async () => {
    for (let round = 1; round <= 2; round += 1) {
      const gap = new Promise<void>((done) => {
        const unhear = listener.onGap(() => {
          unhear();
          done();
        });
      });
      await database.asSystem((tx) =>
        tx.rows(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'reglament listener' AND datname = current_database()`),
      );
      await gap;
    }
    expect(troubles).toHaveLength(2);
    const heard: string[] = [];
    const unhear = listener.on(({ cases }) => heard.push(...cases));
    const last = new Promise<void>((done) => listener.on(({ cases }) => cases.includes('last') && done()));
    await tell(['once']);
    await tell(['last']);
    await last;
    unhear();
    expect(heard).toEqual(['once', 'last']);
  });
});
