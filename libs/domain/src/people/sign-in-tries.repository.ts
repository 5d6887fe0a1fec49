import { createHash } from 'node:crypto';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { DomainError } from '../errors/domain-error.js';
import type { Clock } from '../time/clock.js';
import { KNOWN_LASTS, pauseAfter, SIGN_IN_LIMITS, TRIES_LAST, type Counted } from './sign-in-limit.rule.js';

/** Who tries to come in, and from where. */
export interface Trying {
  readonly login: string;
  readonly address: string;
}

interface Row {
  key: string;
  tries: number;
  lastAt: Date;
  known: boolean;
  forgetAt: Date;
}

/** Rows taken away at once, so that no try waits long for the cleaning. */
const MOST_FORGOTTEN = 200;

/** Slows guessing of passwords down, for all API processes together: it counts in PostgreSQL. */
export class SignInTries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Counts a try before the password is looked at, so that many at once do not slip through; `sign-in-paused` while one has to wait. */
  async take(who: Trying): Promise<void> {
    const wait = await this.database.asSystem((tx) => this.count(tx, who));
    if (wait > 0) throw new DomainError('sign-in-paused', { retryAfter: Math.ceil(wait / 1_000) });
  }

  /** The password was right: its own tries are forgotten, those of others from elsewhere stay, and the address is known from now on. */
  async right(who: Trying): Promise<void> {
    const now = this.clock.now();
    const keys = keysOf(who);
    await this.database.asSystem(async (tx) => {
      const forgetAt = new Date(now.getTime() + KNOWN_LASTS);
      // In the same order as a try locks them.
      const rows = await tx.rows<{ key: string; known: boolean }>(`SELECT key, known FROM sign_in_try WHERE key = ANY($1) ORDER BY key FOR UPDATE`, [
        Object.values(keys),
      ]);
      const known = rows.some((row) => row.key === keys.pair && row.known);
      await tx.rows(
        `INSERT INTO sign_in_try (key, tries, last_at, known, forget_at) VALUES ($1, 0, $2, true, $3)
         ON CONFLICT (key) DO UPDATE SET tries = 0, last_at = $2, known = true, forget_at = $3`,
        [keys.pair, now, forgetAt],
      );
      // From a known address only the pair was counted.
      if (!known) await tx.change(`UPDATE sign_in_try SET tries = greatest(tries - 1, 0) WHERE key = ANY($1)`, [[keys.login, keys.address]]);
    });
  }

  /** How long one has to wait, milliseconds; nothing is counted where it is more than none. */
  private async count(tx: Transaction, who: Trying): Promise<number> {
    const now = this.clock.now().getTime();
    const keys = keysOf(who);
    // The rows are locked in the order of their keys: two that try at once wait for each other, and never both.
    const rows = await tx.rows<Row>(
      `INSERT INTO sign_in_try (key, tries, last_at, known, forget_at) SELECT key, 0, $2, false, $3 FROM unnest($1::text[]) AS key ORDER BY key
       ON CONFLICT (key) DO UPDATE SET key = excluded.key RETURNING key, tries, last_at AS "lastAt", known, forget_at AS "forgetAt"`,
      [Object.values(keys).toSorted(), new Date(now), new Date(now + TRIES_LAST)],
    );
    const of = new Map(rows.map((row) => [row.key, row]));
    const pair = of.get(keys.pair)!;
    const known = pair.known && pair.forgetAt.getTime() > now;
    const counted: Counted[] = known ? ['pair'] : ['pair', 'login', 'address'];
    const wait = Math.max(...counted.map((kind) => waitOf(kind, of.get(keys[kind])!, now)));
    if (wait > 0) return wait;
    await tx.change(
      `UPDATE sign_in_try SET tries = CASE WHEN last_at > $3 THEN tries + 1 ELSE 1 END, last_at = $2, forget_at = greatest(forget_at, $4) WHERE key = ANY($1)`,
      [counted.map((kind) => keys[kind]), new Date(now), new Date(now - TRIES_LAST), new Date(now + TRIES_LAST)],
    );
    await tx.change(`DELETE FROM sign_in_try WHERE key IN (SELECT key FROM sign_in_try WHERE forget_at <= $1 LIMIT $2 FOR UPDATE SKIP LOCKED)`, [
      new Date(now),
      MOST_FORGOTTEN,
    ]);
    return 0;
  }
}

function waitOf(kind: Counted, { tries, lastAt }: Row, now: number): number {
  const last = lastAt.getTime();
  const pause = pauseAfter(SIGN_IN_LIMITS[kind], tries) * 1_000;
  // A try that is free waits for nobody, also where a colleague's was written down a moment later than this one was begun.
  if (pause === 0 || last + TRIES_LAST <= now) return 0;
  return last + pause - now;
}

function keysOf({ login, address }: Trying): Record<Counted, string> {
  const key = (...parts: string[]) => createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  const name = login.toLowerCase();
  return { pair: key('pair', name, address), login: key('login', name), address: key('address', address) };
}
