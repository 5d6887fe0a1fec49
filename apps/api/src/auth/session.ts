import 'express-session';
import { randomBytes } from 'node:crypto';
import connectPgSimple from 'connect-pg-simple';
import session from 'express-session';
import type { RequestHandler } from 'express';
import type { Pool } from 'pg';
import type { ApiConfig } from '../config/config.js';

declare module 'express-session' {
  interface SessionData {
    person: string;
    csrf: string;
    /** When the session began and when it was last seen, epoch ms. */
    since: number;
    seen: number;
  }
}

/** Idle sessions end after half a working day, all of them after a week. Milliseconds. */
const IDLE = 12 * 3_600_000;
const LONGEST = 7 * 24 * 3_600_000;
/** How often being seen is written down: not with every call. */
const SEEN_EVERY = 5 * 60_000;

/** Sessions in PostgreSQL: only an unguessable reference goes to the browser, and a session can be ended at once. */
export function sessions(config: ApiConfig, pool: unknown): RequestHandler {
  const Store = connectPgSimple(session);
  return session({
    store: new Store({ pool: pool as Pool, tableName: 'session', disableTouch: true, pruneSessionInterval: 15 * 60 }),
    name: config.https ? '__Host-reglament' : 'reglament_session',
    secret: config.SESSION_SECRET,
    genid: () => randomBytes(32).toString('base64url'),
    resave: false,
    saveUninitialized: false,
    proxy: config.https,
    cookie: { httpOnly: true, sameSite: 'lax', secure: config.https, path: '/', maxAge: IDLE },
  });
}

/** Whether a session may still be used; notes now and then that it was. Writing it also moves its end. */
export function stillGood(data: session.Session & Partial<session.SessionData>, now: number): boolean {
  if (!data.person || !data.since || !data.seen) return false;
  if (now - data.since > LONGEST || now - data.seen > IDLE) return false;
  if (now - data.seen > SEEN_EVERY) data.seen = now;
  return true;
}
