import { DomainError } from '#domain/errors/domain-error.js';
import type { Clock } from '#domain/time/clock.js';

const MINUTE = 60_000;
/** Keys remembered at most; beyond that the oldest minute is forgotten as a whole. */
const MOST_KEYS = 50_000;

/** Slows guessing down: so many tries a minute for one address and login. Counted per API process. */
export class LoginLimit {
  private tries = new Map<string, number>();
  private minute = 0;

  constructor(
    private readonly clock: Clock,
    private readonly perMinute: number,
  ) {}

  /** Counts one try; refuses when there were too many in this minute. */
  take(key: string): void {
    const minute = Math.floor(this.clock.now().getTime() / MINUTE);
    if (minute !== this.minute || this.tries.size > MOST_KEYS) this.tries = new Map();
    this.minute = minute;
    const tries = (this.tries.get(key) ?? 0) + 1;
    this.tries.set(key, tries);
    if (tries > this.perMinute) throw new DomainError('too-many-requests');
  }
}
