/** What one caller may still do: so many calls at once, and new ones as time goes by. */
export interface Bucket {
  /** Calls left; a fraction is on its way. */
  left: number;
  /** When `left` was true, milliseconds. */
  at: number;
}

/** How many calls fit into a bucket, and how many come back in a minute. */
export interface Rate {
  burst: number;
  perMinute: number;
}

const MINUTE = 60_000;

/** A quarter of a minute's calls may come at once: a page with many tabs, a program that catches up. */
export function rateOf(perMinute: number): Rate {
  return { burst: Math.max(1, Math.ceil(perMinute / 4)), perMinute };
}

export const fullBucket = ({ burst }: Rate, now: number): Bucket => ({ left: burst, at: now });

/** The bucket at an instant: what came back since is in it. A clock that was set back gives nothing and takes nothing. */
export function refilled({ left, at }: Bucket, { burst, perMinute }: Rate, now: number): Bucket {
  return { left: Math.min(burst, left + (Math.max(0, now - at) * perMinute) / MINUTE), at: now };
}

/** Milliseconds until a bucket has a call again; 0 where it has one. */
export function waitOf({ left }: Bucket, { perMinute }: Rate): number {
  return left >= 1 ? 0 : Math.ceil(((1 - left) * MINUTE) / perMinute);
}

/** Whether somebody calls so much that others come first: more than a tenth of the bucket is gone, which no page takes. */
export const isLoud = ({ left }: Bucket, { burst }: Rate): boolean => left < burst * 0.9;
