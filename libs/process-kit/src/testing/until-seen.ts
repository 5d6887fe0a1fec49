import type { Seen, Stage } from './stage.type.js';
import { Unmet } from './unmet.js';

/** Milliseconds for which a line waits at most; it gives up long before where nothing can happen any more. */
const PATIENCE = 20_000;
const PAUSE = 20;

/**
 * Looks until `look` finds what it wants. Where the case has come to rest without it, nothing but time or a person can bring it: then it
 * throws `missing` at once.
 */
export async function untilSeen<T>(stage: Stage, look: (seen: Seen) => T | undefined, missing: (seen: Seen) => string): Promise<T> {
  for (const end = Date.now() + PATIENCE; ; await pause()) {
    const rests = await stage.isAtRest();
    const seen = await stage.look();
    const found = look(seen);
    if (found !== undefined) return found;
    if (rests || Date.now() > end) throw new Unmet(missing(seen));
  }
}

/** What stands once the case has come to rest: what has not happened by then does not happen by itself. */
export async function seenAtRest(stage: Stage): Promise<Seen> {
  for (const end = Date.now() + PATIENCE; !(await stage.isAtRest()); await pause())
    if (Date.now() > end) throw new Error('The case does not come to rest: one of its workflows or activities goes on and on.');
  return stage.look();
}

function pause(): Promise<void> {
  return new Promise((go) => setTimeout(go, PAUSE));
}
