import { audit } from '../audit/audit.repository.js';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { DomainError } from '../errors/domain-error.js';
import { announce } from '../tasks/announce.js';
import type { Clock } from '../time/clock.js';
import { actorOf, type Language, type Principal } from './principal.rule.js';
import { hashOfSecret, newSecret } from './secret.js';
import { endSessions } from './session.repository.js';
import { LINK_LASTS, type LinkKind } from './sign-in-link.type.js';

/** A link that was just made: the only moment at which its token is known. */
export interface MadeLink {
  token: string;
  kind: LinkKind;
  expiresAt: Date;
}

/** For whom a link is. */
export interface LinkSeen {
  kind: LinkKind;
  person: string;
  organisation: string;
  login: string;
  name: string;
  company: string;
  timeZone: string;
  expiresAt: Date;
}

/** What the first administrator says of himself and the company. */
export interface FirstAdministrator {
  login: string;
  name: string;
  company: string;
  timeZone: string;
  language: Language;
}

/** The password that is set, and of whom a link of the kind `first` makes the administrator. */
export interface LinkUse {
  passwordHash: string;
  first: FirstAdministrator | null;
}

const SEEN = `l.kind, l.person, l.organisation, p.login, p.name, o.name AS company, o.time_zone AS "timeZone", l.expires_at AS "expiresAt"
  FROM sign_in_link l JOIN person p ON p.id = l.person AND p.active JOIN organisation o ON o.id = l.organisation`;

/** One-time links: an invitation for who has no password yet, a reset for who forgot it. */
export class SignInLinkService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Makes a link for somebody of the caller's organisation; one that was made before is worth nothing from then on. */
  make(caller: Principal, person: string): Promise<MadeLink> {
    const { organisation } = caller;
    const at = this.clock.now();
    return this.database.inOrganisation(organisation, async (tx) => {
      const found = await tx.row<{ active: boolean; fresh: boolean }>(
        `SELECT active, password_hash IS NULL AS fresh FROM person WHERE id = $1 FOR NO KEY UPDATE`,
        [person],
      );
      if (!found) throw new DomainError('not-found');
      if (!found.active) throw new DomainError('person-left');
      const made = await writeLink(tx, { person, organisation, kind: found.fresh ? 'invitation' : 'reset', madeBy: caller.id, at });
      const data = { kind: made.kind, expiresAt: made.expiresAt.toISOString() };
      await audit(tx, { organisation, at, actor: actorOf(caller), act: 'sign-in-link.make', object: person, data });
      return made;
    });
  }

  /** For whom a token is; `link-over` where it was used, replaced, has expired or never was: nobody learns which. */
  look(token: string): Promise<LinkSeen> {
    return this.database.asSystem((tx) => this.seen(tx, token));
  }

  /** Sets the password and ends every session of that person; of two that use a link at once one is told `link-over`. Tells whose it was. */
  use(token: string, { passwordHash, first }: LinkUse): Promise<string> {
    return this.database.asSystem(async (tx) => {
      const { person, organisation, kind } = await this.seen(tx, token);
      // Whoever takes the row away has used the link; the second waits here, and finds nothing.
      if ((await tx.change(`DELETE FROM sign_in_link WHERE hash = $1`, [hashOfSecret(token)])) === 0) throw new DomainError('link-over');
      if ((kind === 'first') !== (first !== null)) throw new DomainError('invalid', {}, [{ path: 'first', rule: first === null ? 'required' : 'unknown' }]);
      if (first) await nameFirst(tx, { person, organisation }, first);
      await tx.change(`UPDATE person SET password_hash = $2 WHERE id = $1`, [person, passwordHash]);
      await endSessions(tx, person);
      const at = this.clock.now();
      await audit(tx, { organisation, at, actor: `person:${person}`, act: 'sign-in-link.use', object: person, data: { kind } });
      await announce(tx, { organisation, cases: [], tasks: [], people: [person] });
      return person;
    });
  }

  private async seen(tx: Transaction, token: string): Promise<LinkSeen> {
    const found = await tx.row<LinkSeen>(`SELECT ${/* sql-fragment */ SEEN} WHERE l.hash = $1 AND l.expires_at > $2`, [hashOfSecret(token), this.clock.now()]);
    if (!found) throw new DomainError('link-over');
    return found;
  }
}

/** Writes a link in the place of the one before. */
export async function writeLink(
  tx: Transaction,
  { person, organisation, kind, madeBy, at }: { person: string; organisation: string; kind: LinkKind; madeBy: string | null; at: Date },
): Promise<MadeLink> {
  const token = newSecret();
  const expiresAt = new Date(at.getTime() + LINK_LASTS[kind]);
  await tx.rows(
    `INSERT INTO sign_in_link (person, organisation, kind, hash, made_by, made_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (person) DO UPDATE SET kind = excluded.kind, hash = excluded.hash, made_by = excluded.made_by, made_at = excluded.made_at, expires_at = excluded.expires_at`,
    [person, organisation, kind, hashOfSecret(token), madeBy, at, expiresAt],
  );
  return { token, kind, expiresAt };
}

/** Gives the first administrator and the company the names that they will have. */
async function nameFirst(
  tx: Transaction,
  { person, organisation }: { person: string; organisation: string },
  { login, name, company, timeZone, language }: FirstAdministrator,
): Promise<void> {
  if (await tx.row(`SELECT 1 FROM person WHERE login = $1 AND id <> $2`, [login, person]))
    throw new DomainError('invalid', {}, [{ path: 'first.login', rule: 'loginTaken' }]);
  await tx.change(`UPDATE person SET login = $2, name = $3, language = $4 WHERE id = $1`, [person, login, name, language]);
  await tx.change(`UPDATE organisation SET name = $2, time_zone = $3 WHERE id = $1`, [organisation, company, timeZone]);
}
