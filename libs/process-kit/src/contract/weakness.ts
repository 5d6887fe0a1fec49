/** Sentences of the protocol that a test build can take out, to show that the fault harness finds what then breaks (docs/model). */
export type Weakness = 'arbiter' | 'readback' | 'effect' | 'notyet' | 'clear' | 'retry' | 'msglock' | 'sweeper';

/**
 * Whether a sentence of the protocol is taken out. Never here: only the harness's own build replaces this module (`npm run faults -- --weaken …`),
 * by the condition `shapes` of `#weakened` in package.json.
 */
export function weakened(_sentence: Weakness): boolean {
  return false;
}
