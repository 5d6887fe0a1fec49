import 'express-session';
import { randomBytes } from 'node:crypto';
import { callbackify } from 'node:util';
import connectPgSimple from 'connect-pg-simple';
import session from 'express-session';
import type { RequestHandler } from 'express';
import type { Pool } from 'pg';
import { SESSION_IDLE } from '#domain/people/session.rule.js';
import type { ApiConfig } from '../config/config.js';
import type { PeopleRepository, PersonRecord } from './people.repository.js';

declare module 'express-session' {
  interface SessionData {
    person: string;
    csrf: string;
    /** When the session began, epoch ms. */
    since: number;
    /** As the browser named itself at the sign-in, and where it called from: for the list of sessions. */
    agent: string;
    address: string;
    /** Whose session it is, as it was read with the session; never written into it. */
    owner?: Owner;
  }
}

/** Goes along with a session that was read, and is no part of what is stored of it. */
class Owner {
  constructor(readonly person: PersonRecord) {}

  toJSON(): undefined {
    return undefined;
  }
}

/** How often being used is written down: not with every call. Milliseconds. */
const NOTED_EVERY = 5 * 60_000;
/** Sessions remembered as noted; beyond that all are forgotten, which costs one write each. */
const MOST_REMEMBERED = 50_000;

/** Sessions in PostgreSQL: only an unguessable reference goes to the browser, and a session can be ended at once. */
export function sessions(config: ApiConfig, pool: unknown, people: PeopleRepository): RequestHandler {
  const Store = connectPgSimple(session);
  const read = callbackify(async (id: string): Promise<session.SessionData | null> => {
    const found = await people.bySession(id, Math.floor(Date.now() / 1_000));
    if (!found) return null;
    return { ...found.data, ...(found.person ? { owner: new Owner(found.person) } : {}) };
  });
  const noteSeen = callbackify((person: string, at: Date) => people.seen(person, at));
  /** Reads a session together with its person, and notes the use of a session now and then, by an update that cannot bring back one that was ended meanwhile. */
  class QuietStore extends Store {
    private readonly noted = new Map<string, number>();

    override get(id: string, done: (error: unknown, data?: session.SessionData | null) => void): void {
      read(id, done);
    }

    override touch(id: string, data: session.SessionData, done?: () => void): void {
      const now = Date.now();
      if (now - (this.noted.get(id) ?? 0) < NOTED_EVERY) {
        done?.();
        return;
      }
      if (this.noted.size > MOST_REMEMBERED) this.noted.clear();
      this.noted.set(id, now);
      // Who was here last is not worth a failing answer.
      super.touch(id, data, () => noteSeen(data.person, new Date(now), () => done?.()));
    }
  }
  return session({
    store: new QuietStore({ pool: pool as Pool, tableName: 'session', ttl: SESSION_IDLE, pruneSessionInterval: 15 * 60 }),
    name: config.https ? '__Host-reglament' : 'reglament_session',
    secret: config.SESSION_SECRET,
    genid: () => randomBytes(32).toString('base64url'),
    resave: false,
    saveUninitialized: false,
    proxy: config.https,
    cookie: { httpOnly: true, sameSite: 'lax', secure: config.https, path: '/' },
  });
}
