import { kit } from './kit.js';
import type { First, Hope } from './hopes.js';

/**
 * Waits for the first of several things: tasks, timers, messages, corrections. They are one decision point with one arbiter: exactly one
 * of them comes first, whoever clicks, rings or runs out at the same moment, and the others are closed in the same step.
 */
export function firstOf<const Hopes extends Record<string, Hope>>(hopes: Hopes): Promise<First<Hopes>> {
  return kit()
    .wait(hopes)
    .then(({ key, at, brought }) => ({ first: key, at, ...brought }) as unknown as First<Hopes>);
}
