import { DomainError } from '#domain/errors/domain-error.js';
import type { Clock } from '#domain/time/clock.js';

const MINUTE = 60_000;
/** Keys remembered at most; beyond that the oldest minute is forgotten as a whole. */
const MOST_KEYS = 50_000;

/** So many tries a minute for one key. Counted per API process. */
export abstract class MinuteLimit {
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

/** Slows those down who have not signed in; the key is the address. (Who has signed in is counted by `RateGuard`.) */
export class StrangerLimit extends MinuteLimit {}
