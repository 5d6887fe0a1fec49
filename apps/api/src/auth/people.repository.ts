import type { SessionData } from 'express-session';
import type { Database } from '#domain/database/database.js';
import { permissionsOf, TOKEN_SCOPES, type Permission } from '#domain/people/permission.rule.js';
import type { Principal } from '#domain/people/principal.rule.js';
import type { Role } from '#domain/people/role.type.js';
import { hashOfSecret } from '#domain/people/secret.js';
import type { Clock } from '#domain/time/clock.js';

export interface PersonRecord {
  id: string;
  organisation: string;
  login: string;
  name: string;
  /** Null: never set one. */
  passwordHash: string | null;
  roles: Role[];
  language: string;
}

export interface OrganisationRecord {
  id: string;
  name: string;
  timeZone: string;
  demo: boolean;
}

/** How often the use of a token is written down: not with every call. Milliseconds. */
const NOTED_EVERY = 5 * 60_000;

const PERSON = `id, organisation, login, name, password_hash AS "passwordHash", roles, language`;

/** Looks people and tokens up before their organisation is known: as the system, by exact key only. */
export class PeopleRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  byLogin(login: string): Promise<PersonRecord | undefined> {
    return this.database.asSystem((tx) =>
      tx.row<PersonRecord>(`SELECT ${/* sql-fragment */ PERSON} FROM person WHERE login = $1 AND active`, [login.toLowerCase()]),
    );
  }

  byId(id: string): Promise<PersonRecord | undefined> {
    return this.database.lookUp<PersonRecord>(`SELECT ${/* sql-fragment */ PERSON} FROM person WHERE id = $1 AND active`, [id]);
  }

  /** What a session holds, and whose it is where that person may still come in: one statement, for each call begins with it. `now` in seconds. */
  async bySession(id: string, now: number): Promise<{ data: SessionData; person: PersonRecord | undefined } | undefined> {
    const row = await this.database.lookUp<{ data: SessionData } & (PersonRecord | { id: null })>(
      `SELECT s.sess AS data, p.id, p.organisation, p.login, p.name, p.password_hash AS "passwordHash", p.roles, p.language
         FROM session s LEFT JOIN person p ON p.id = (s.sess ->> 'person')::uuid AND p.active WHERE s.sid = $1 AND s.expire >= to_timestamp($2)`,
      [id, now],
    );
    if (!row) return undefined;
    const { data, ...person } = row;
    return { data, person: person.id === null ? undefined : person };
  }

  /** Notes that somebody was here. */
  async seen(id: string, at: Date): Promise<void> {
    await this.database.asSystem((tx) => tx.change(`UPDATE person SET last_seen_at = $2 WHERE id = $1`, [id, at]));
  }

  /** Whose token it is, where it was neither revoked nor has expired; its use is noted now and then. */
  async byToken(token: string): Promise<Principal | undefined> {
    const now = this.clock.now();
    const found = await this.database.lookUp<{ id: string; organisation: string; name: string; scopes: Permission[]; stale: boolean }>(
      `SELECT id, organisation, name, scopes, (last_used_at IS NULL OR last_used_at < $3) AS stale FROM api_token
        WHERE hash = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)`,
      [hashOfSecret(token), now, new Date(now.getTime() - NOTED_EVERY)],
    );
    if (!found) return undefined;
    const { id, organisation, name, scopes, stale } = found;
    if (stale) await this.database.asSystem((tx) => tx.change(`UPDATE api_token SET last_used_at = $2 WHERE id = $1`, [id, now]));
    return { kind: 'token', id, organisation, name, roles: [], permissions: scopes.filter((scope) => TOKEN_SCOPES.includes(scope)) };
  }

  async organisation(id: string): Promise<OrganisationRecord> {
    const found = await this.database.asSystem((tx) =>
      tx.row<OrganisationRecord>(`SELECT id, name, time_zone AS "timeZone", demo FROM organisation WHERE id = $1`, [id]),
    );
    if (!found) throw new Error(`There is no organisation ${id}.`);
    return found;
  }

  /** Whether demo logins with their known password are there. */
  async hasDemo(): Promise<boolean> {
    return (await this.database.asSystem((tx) => tx.row(`SELECT 1 FROM organisation WHERE demo LIMIT 1`))) !== undefined;
  }

  /** People of demo organisations, for the hint on the sign-in page. */
  demoLogins(): Promise<{ login: string; name: string; roles: Role[] }[]> {
    return this.database.asSystem((tx) =>
      tx.rows(
        `SELECT p.login, p.name, p.roles FROM person p JOIN organisation o ON o.id = p.organisation WHERE o.demo AND p.active ORDER BY p.created_at, p.login`,
      ),
    );
  }
}

export function principalOf(person: PersonRecord): Principal {
  return { kind: 'person', id: person.id, organisation: person.organisation, name: person.name, roles: person.roles, permissions: permissionsOf(person.roles) };
}
