import type { Steps } from '../contract/define-steps.js';
import { kit } from './kit.js';
import { here } from './place.js';

let steps: Steps = {};
let step: string | null = null;
let ordinal = 0;

/** Sets the steps of this run; returns the first one. */
export function beginSteps(of: Steps): string | null {
  steps = of;
  step = Object.keys(of)[0] ?? null;
  ordinal = 0;
  return step;
}

/** Moves the process to a step. Only legal moves (see `defineSteps`); only in the main branch of the story. An illegal one is a bug, and loud. */
export function enterStep(to: string): void {
  if (step === null || !steps[step]?.includes(to)) throw new Error(`Illegal move from step "${step}" to "${to}" in ${kit().process}.`);
  if (here().path !== '') throw new Error('Steps are entered in the main branch only.');
  step = to;
  ordinal += 1;
  kit().flusher.record({ kind: 'step', step: to, ordinal, at: here().time });
}
