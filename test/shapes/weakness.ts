import type { Weakness } from '../../libs/process-kit/src/contract/weakness.js';

/** The sandbox has no environment: whoever makes a weakened bundle puts the sentence here, in place of these words. */
const IN_BUNDLE: string = 'nothing-is-taken-out';

/** Whether the harness has taken this sentence of the protocol out (`npm run faults -- --weaken …`). Stands in for the product's own answer, "never". */
export function weakened(sentence: Weakness): boolean {
  const taken = (globalThis as { process?: { env?: Record<string, string | undefined> } }).process?.env?.['REGLAMENT_WEAKEN'] ?? IN_BUNDLE;
  return taken === sentence;
}
