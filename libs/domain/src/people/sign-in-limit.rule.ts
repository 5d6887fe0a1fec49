/** How wrong tries are answered: so many are free, then each is followed by a pause, which doubles up to the longest. Seconds. */
export interface SignInLimit {
  readonly free: number;
  readonly first: number;
  readonly longest: number;
}

/** What tries are counted by. */
export type Counted = 'pair' | 'login' | 'address';

/**
 * One login from one address; one login from anywhere; one address for any login. A guesser gets a dozen tries an hour from one address and one a
 * minute from all addresses of the world together. The pauses end after minutes, since somebody else's guessing must not keep the owner out; and
 * from where a login has come in before only its own tries from there count.
 */
export const SIGN_IN_LIMITS: Readonly<Record<Counted, SignInLimit>> = {
  pair: { free: 5, first: 5, longest: 300 },
  login: { free: 30, first: 2, longest: 60 },
  address: { free: 100, first: 2, longest: 120 },
};

/** Tries are forgotten an hour after the last one; that a login has come in from an address, after 90 days. Milliseconds. */
export const TRIES_LAST = 3_600_000;
export const KNOWN_LASTS = 90 * 24 * TRIES_LAST;

/** How long nobody may try again after so many wrong tries, seconds. */
export function pauseAfter({ free, first, longest }: SignInLimit, tries: number): number {
  return tries < free ? 0 : Math.min(longest, first * 2 ** (tries - free));
}
