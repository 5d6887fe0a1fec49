import { fullBucket, isLoud, refilled, waitOf, type Bucket, type Rate } from './bucket.rule.js';

/** Callers remembered at most; beyond that those are forgotten whose last call is longest ago: they have full buckets by then. */
const MOST_CALLERS = 50_000;

/** What became of asking for a call. */
export interface Taken {
  /** Milliseconds until the next call may come; 0: this one may. */
  wait: number;
  /** Others come first. */
  loud: boolean;
}

/** Counts the calls of each caller, in this process alone. */
export class Rates {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly rate: Rate,
    private readonly most = MOST_CALLERS,
  ) {}

  /** Takes one call out of the caller's bucket, if there is one. A refused call costs nothing. */
  take(key: string, now: number): Taken {
    const known = this.buckets.get(key);
    const bucket = known ? refilled(known, this.rate, now) : fullBucket(this.rate, now);
    const wait = waitOf(bucket, this.rate);
    if (wait === 0) bucket.left -= 1;
    this.buckets.delete(key); // a Map keeps the order of insertion: the first is the one who was quiet longest
    this.buckets.set(key, bucket);
    if (this.buckets.size > this.most) this.buckets.delete(this.buckets.keys().next().value!);
    return { wait, loud: isLoud(bucket, this.rate) };
  }
}
