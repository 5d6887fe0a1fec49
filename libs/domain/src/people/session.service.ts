import { audit } from '../audit/audit.repository.js';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { DomainError } from '../errors/domain-error.js';
import { announce } from '../tasks/announce.js';
import type { Clock } from '../time/clock.js';
import { actorOf, type Principal } from './principal.rule.js';
import { endSessions, listSessions, publicIdOf, type SessionRecord } from './session.repository.js';
import { SESSION_IDLE, SESSION_LONGEST } from './session.rule.js';

/** A session, and whether it is the one that asks. */
export interface SessionSeen extends SessionRecord {
  here: boolean;
}

/** Which sessions to end: one by its id, all but the one that asks, or all. */
export type SessionsToEnd = { only: string } | { except: string } | 'all';

/** Where people are signed in, and how that ends. Sessions belong to no organisation, so each method asks itself whose they are. */
export class SessionService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Somebody's sessions, of the caller's organisation; `sid` is the secret reference of the one that asks. */
  list(caller: Principal, person: string, sid: string): Promise<SessionSeen[]> {
    return this.database.asSystem(async (tx) => {
      await colleague(tx, caller, person);
      const here = await publicIdOf(tx, sid);
      const found = await listSessions(tx, person, { now: this.clock.now(), idle: SESSION_IDLE, longest: SESSION_LONGEST });
      return found.map((one) => ({ ...one, here: one.id === here }));
    });
  }

  /** Ends sessions at once: the next call with one is told to sign in, and its stream of events ends. Tells how many. */
  end(caller: Principal, person: string, which: SessionsToEnd): Promise<number> {
    return this.database.asSystem(async (tx) => {
      const { organisation } = caller;
      await colleague(tx, caller, person);
      const ended = await endSessions(tx, person, which === 'all' ? {} : which);
      if (which !== 'all' && 'only' in which && ended === 0) throw new DomainError('not-found');
      const told = which === 'all' ? { all: true } : 'only' in which ? { session: which.only } : { others: true };
      await audit(tx, { organisation, at: this.clock.now(), actor: actorOf(caller), act: 'session.end', object: person, data: { ...told, ended } });
      await announce(tx, { organisation, cases: [], tasks: [], people: [person] });
      return ended;
    });
  }
}

async function colleague(tx: Transaction, { organisation }: Principal, person: string): Promise<void> {
  if (!(await tx.row(`SELECT 1 FROM person WHERE id = $1 AND organisation = $2`, [person, organisation]))) throw new DomainError('not-found');
}
