import { audit } from '#domain/audit/audit.repository.js';
import type { Database } from '#domain/database/database.js';
import { DomainError } from '#domain/errors/domain-error.js';
import { actorOf, type Principal } from '#domain/people/principal.rule.js';
import { endSessions } from '#domain/people/session.repository.js';
import type { SignInTries } from '#domain/people/sign-in-tries.repository.js';
import { announce } from '#domain/tasks/announce.js';
import type { Clock } from '#domain/time/clock.js';
import type { Passwords } from './passwords.js';
import type { PeopleRepository, PersonRecord } from './people.repository.js';

/** What a person types, and where. */
export interface Credentials {
  login: string;
  password: string;
  address: string;
}

/** A new password in the place of the old one; `session` is the secret reference of the session that asks. */
export interface PasswordChange {
  old: string;
  password: string;
  address: string;
  session: string;
}

/** Proves who somebody is by login and password. */
export class SignInService {
  constructor(
    private readonly people: PeopleRepository,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly passwords: Passwords,
    private readonly tries: SignInTries,
  ) {}

  /**
   * The person, or `wrong-password`: the same words and the same work for a login that there is not, a wrong password, somebody who has left, and
   * somebody who never set a password. `sign-in-paused` where there were too many tries.
   */
  async signIn({ login, password, address }: Credentials): Promise<PersonRecord> {
    await this.tries.take({ login, address });
    const person = await this.people.byLogin(login);
    const right = await this.passwords.fits(person?.passwordHash ?? null, password);
    await this.note(person, right);
    if (!person || !right) throw new DomainError('wrong-password');
    await this.tries.right({ login, address });
    await this.renewHash(person, password);
    return person;
  }

  /**
   * Changes one's own password: the old one is asked for, and slowed down as at the door. Every other session ends; the one that asks is for the
   * caller to renew, so that a page that asks for something else meanwhile is not sent to the door.
   */
  async change(caller: Principal, { old, password, address, session }: PasswordChange): Promise<PersonRecord> {
    const person = await this.people.byId(caller.id);
    if (!person) throw new DomainError('not-signed-in');
    const { login, organisation } = person;
    await this.tries.take({ login, address });
    if (!(await this.passwords.fits(person.passwordHash, old))) throw new DomainError('invalid', {}, [{ path: 'old', rule: 'password.wrong' }]);
    await this.tries.right({ login, address });
    if (old === password) throw new DomainError('invalid', {}, [{ path: 'password', rule: 'password.same' }]);
    await this.passwords.refuseWeak(password, await this.ownNames(person));
    const hash = await this.passwords.hash(password);
    await this.database.asSystem(async (tx) => {
      await tx.change(`UPDATE person SET password_hash = $2 WHERE id = $1`, [person.id, hash]);
      await tx.change(`DELETE FROM sign_in_link WHERE person = $1`, [person.id]);
      await endSessions(tx, person.id, { except: session });
      await audit(tx, { organisation, at: this.clock.now(), actor: actorOf(caller), act: 'auth.change-password', object: person.id });
      await announce(tx, { organisation, cases: [], tasks: [], people: [person.id] });
    });
    return person;
  }

  private async ownNames({ login, name, organisation }: PersonRecord): Promise<string[]> {
    return [login, name, (await this.people.organisation(organisation)).name];
  }

  /** A hash that was made at yesterday's cost is made again while the password is at hand. */
  private async renewHash({ id, passwordHash }: PersonRecord, password: string): Promise<void> {
    if (passwordHash === null || !this.passwords.outdated(passwordHash)) return;
    const hash = await this.passwords.hash(password);
    await this.database.asSystem((tx) => tx.change(`UPDATE person SET password_hash = $2 WHERE id = $1 AND password_hash = $3`, [id, hash, passwordHash]));
  }

  /** Of a login that there is not nothing is written: it may be a password that was typed into the wrong field. */
  private note(person: PersonRecord | undefined, right: boolean): Promise<void> {
    const actor = person ? `person:${person.id}` : 'nobody';
    return this.database.asSystem((tx) =>
      audit(tx, {
        organisation: person?.organisation ?? null,
        at: this.clock.now(),
        actor,
        act: right ? 'auth.login' : 'auth.login-failed',
        object: person?.id ?? null,
      }),
    );
  }
}
