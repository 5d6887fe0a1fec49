import { randomBytes } from 'node:crypto';
import { permissionsOf } from '#domain/people/permission.rule.js';
import type { Clock } from '#domain/time/clock.js';
import type { Reading } from '../labels/reading.js';
import type { SignedInDto } from './auth.dto.js';
import type { PeopleRepository, PersonRecord } from './people.repository.js';
import type { KnownRequest } from './permit.js';

/** As much of what a browser says of itself as anybody wants to read. */
const LONGEST_AGENT = 300;

/** Lets somebody in whose right was proved: by password or by link. */
export class Entrance {
  constructor(
    private readonly people: PeopleRepository,
    private readonly clock: Clock,
    private readonly reading: Reading,
  ) {}

  /** Begins a session: its id and its token are new, whatever cookie came, so that nobody can plant one. */
  async enter(person: PersonRecord, request: KnownRequest): Promise<SignedInDto> {
    await new Promise<void>((done, fail) => request.session.regenerate((error: Error | null) => (error ? fail(error) : done())));
    Object.assign(request.session, {
      person: person.id,
      csrf: randomBytes(24).toString('base64url'),
      since: this.clock.now().getTime(),
      agent: (request.headers['user-agent'] ?? '').slice(0, LONGEST_AGENT),
      address: request.ip ?? '',
    });
    return this.signedIn(person, request);
  }

  /** Who one is, as every page needs it. */
  async signedIn(person: PersonRecord, { session, headers }: KnownRequest): Promise<SignedInDto> {
    const { id, login, name, roles, language } = person;
    const labels = await this.reading.labels(person, headers['accept-language']);
    const names = roles.flatMap((role) => {
      const called = labels.roleOfPerson(role);
      return called === null ? [] : [[role, called] as const];
    });
    return {
      user: { id, login, name, roles, roleNames: Object.fromEntries(names), permissions: permissionsOf(roles), language },
      organisation: await this.people.organisation(person.organisation),
      csrfToken: session.csrf!,
    };
  }
}
