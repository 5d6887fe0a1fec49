import type { Database } from '#domain/database/database.js';
import { SignInTries } from '#domain/people/sign-in-tries.repository.js';
import { Company } from '../../../../test/harness/company.js';
import { freshDatabase, openDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { Passwords } from './passwords.js';
import { PeopleRepository } from './people.repository.js';
import { SignInService } from './sign-in.service.js';

const RIGHT = 'четыре слова подряд';
/** Of the networks kept for examples (RFC 5737). */
const [OFFICE, HOME, FAR] = ['192.0.2.1', '198.51.100.1', '203.0.113.1'];

/** Counts the work that is done: time would only measure the machine. */
class CountingPasswords extends Passwords {
  compared = 0;

  override fits(kept: string | null, password: string): Promise<boolean> {
    this.compared += 1;
    return super.fits(kept, password);
  }
}

let urls: TestDatabase;
let database: Database;
let company: Company;
let passwords: CountingPasswords;
let signing: SignInService;

beforeEach(async () => {
  urls = await freshDatabase();
  database = await openDatabase(urls);
  company = await Company.found(database);
  passwords = new CountingPasswords();
  await database.asSystem(async (tx) => tx.change(`UPDATE person SET password_hash = $1`, [await passwords.hash(RIGHT)]));
  signing = service();
});
afterEach(async () => {
  await database?.close();
  await urls?.drop();
});

/** As another process of the API would have it: nothing is shared but PostgreSQL. */
function service(): SignInService {
  return new SignInService(new PeopleRepository(database, company.clock), database, company.clock, passwords, new SignInTries(database, company.clock));
}

/** `ok`, the code of the refusal, or the seconds that one has to wait. */
async function outcome(login: string, password: string, { address = OFFICE, by = signing } = {}): Promise<string | number> {
  try {
    await by.signIn({ login, password, address });
    return 'ok';
  } catch (error) {
    const { code, extra } = error as { code: string; extra: { retryAfter?: number } };
    return extra.retryAfter ?? code;
  }
}
const wait = (seconds: number) => (company.clock.at += seconds * 1_000);
const manager = () => company.login('manager');

describe('signing in', () => {
  it('does the same work, once, for the right password, a wrong one, an unknown login, who has left, and who never set a password', async () => {
    await database.asSystem((tx) => tx.change(`UPDATE person SET active = false WHERE id = $1`, [company.people.driver]));
    await database.asSystem((tx) => tx.change(`UPDATE person SET password_hash = NULL WHERE id = $1`, [company.people.quality]));
    const tries: [string, string, string][] = [
      [manager(), RIGHT, 'ok'],
      [manager(), 'wrong', 'wrong-password'],
      ['nobody-at-all', RIGHT, 'wrong-password'],
      [company.login('driver'), RIGHT, 'wrong-password'],
      [company.login('quality'), RIGHT, 'wrong-password'],
      [company.login('quality'), '', 'wrong-password'],
    ];
    for (const [login, password, expected] of tries) {
      const before = passwords.compared;
      expect(await outcome(login, password)).toBe(expected);
      expect(passwords.compared - before).toBe(1);
    }
  });

  it('is slowed down by growing pauses that every API process knows of; a try in a pause does no work and makes it no longer', async () => {
    const other = service();
    for (let i = 0; i < 5; i += 1) expect(await outcome(manager(), 'wrong', { address: FAR, by: i % 2 ? signing : other })).toBe('wrong-password');
    const before = passwords.compared;
    expect(await outcome(manager(), RIGHT, { address: FAR, by: other })).toBe(5);
    wait(3);
    expect(await outcome(manager().toUpperCase(), RIGHT, { address: FAR })).toBe(2);
    expect(passwords.compared).toBe(before);
    wait(2);
    expect(await outcome(manager(), 'wrong', { address: FAR })).toBe('wrong-password');
    expect(await outcome(manager(), RIGHT, { address: FAR })).toBe(10);
    wait(10);
    expect(await outcome(manager(), RIGHT, { address: FAR })).toBe('ok');
    for (let i = 0; i < 5; i += 1) expect(await outcome(manager(), 'wrong', { address: FAR })).toBe('wrong-password');
  });

  it('waits for no colleague in the same office whose sign-in was begun later and written down first', async () => {
    expect(await outcome(company.login('secretary'), RIGHT)).toBe('ok');
    wait(-0.05);
    expect(await outcome(manager(), RIGHT)).toBe('ok');
  });

  it('is not stopped by others from where one has come in before, however much they guess', async () => {
    expect(await outcome(manager(), RIGHT, { address: OFFICE })).toBe('ok');
    for (let i = 0; i < 40; i += 1) await outcome(manager(), 'wrong', { address: `198.51.100.${i}` });
    expect(await outcome(manager(), RIGHT, { address: FAR })).toBeGreaterThan(0);
    expect(await outcome(manager(), RIGHT, { address: OFFICE })).toBe('ok');
  });

  it('waits a minute at most on a new address while the whole world guesses one login', async () => {
    for (let i = 0; i < 200; i += 1) {
      await outcome(manager(), 'wrong', { address: `10.0.0.${i}` });
      if (i > 30 && i < 199) wait(60);
    }
    const seconds = await outcome(manager(), RIGHT, { address: HOME });
    expect(seconds).toBe(60);
    wait(Number(seconds));
    expect(await outcome(manager(), RIGHT, { address: HOME })).toBe('ok');
  });

  it('slows an address down that tries one login after the other, and nobody who came in from there before', async () => {
    expect(await outcome(manager(), RIGHT, { address: FAR })).toBe('ok');
    let refused = 0;
    for (let i = 0; i < 110; i += 1) if (typeof (await outcome(`somebody-${i}`, 'wrong', { address: FAR })) === 'number') refused += 1;
    expect(refused).toBeGreaterThanOrEqual(9);
    expect(await outcome(manager(), RIGHT, { address: FAR })).toBe('ok');
    expect(await outcome(company.login('head'), RIGHT, { address: HOME })).toBe('ok');
  });

  it('forgets wrong tries after an hour, and keeps no row of them for longer', async () => {
    for (let i = 0; i < 5; i += 1) await outcome('somebody', 'wrong', { address: FAR });
    wait(3_600);
    expect(await outcome(manager(), RIGHT, { address: HOME })).toBe('ok');
    expect(await outcome('somebody', 'wrong', { address: FAR })).toBe('wrong-password');
    wait(91 * 24 * 3_600);
    await outcome(manager(), 'wrong', { address: OFFICE });
    const { n } = (await database.asSystem((tx) => tx.row<{ n: number }>(`SELECT count(*)::int AS n FROM sign_in_try`)))!;
    expect(n).toBe(3);
  });

  it('keeps no login that there is not: a password typed into the wrong field leaves no trace in the counts, nor in the audit', async () => {
    await outcome('a-secret-in-the-wrong-field', 'wrong');
    const rows = await database.asSystem((tx) => tx.rows<object>(`SELECT * FROM sign_in_try`));
    const told = await database.asSystem((tx) => tx.rows<object>(`SELECT * FROM audit WHERE act = 'auth.login-failed'`));
    expect([rows.length > 0, told.length]).toEqual([true, 1]);
    expect(JSON.stringify([rows, told])).not.toContain('a-secret');
  });

  it('makes a hash of an older cost again', async () => {
    const older = '$argon2id$v=19$m=4096,t=3,p=1$';
    await database.asSystem(async (tx) => {
      const { hash } = await import('@node-rs/argon2');
      await tx.change(`UPDATE person SET password_hash = $2 WHERE id = $1`, [
        company.people.head,
        await hash(RIGHT, { memoryCost: 4_096, timeCost: 3, parallelism: 1 }),
      ]);
    });
    const kept = async () =>
      (await database.asSystem((tx) => tx.row<{ hash: string }>(`SELECT password_hash AS hash FROM person WHERE id = $1`, [company.people.head])))!.hash;
    expect(await kept()).toContain(older);
    expect(await outcome(company.login('head'), RIGHT)).toBe('ok');
    expect(await kept()).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    expect(await outcome(company.login('head'), RIGHT)).toBe('ok');
  });
});

describe('a new password', () => {
  it.each(['Password1', 'qwertyuiop', '1234567890', 'iloveyou1'])('is refused where it stands in the list of what guessers try first: %s', async (password) => {
    await expect(passwords.refuseWeak(password, [])).rejects.toMatchObject({ code: 'invalid', fields: [{ path: 'password', rule: 'password.breached' }] });
  });

  it('is taken where it is long and nobody’s name', async () => {
    await expect(passwords.refuseWeak(RIGHT, ['manager1'])).resolves.toBeUndefined();
  });
});
