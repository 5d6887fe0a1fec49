import { kit } from './kit.js';
import { here } from './place.js';
import { move } from './steps.js';

/** Moves the process to a step. Only legal moves (see `defineSteps`); only in the main branch of the story. */
export function enterStep(to: string): void {
  kit().flusher.record({ kind: 'step', ...move(kit().process.name, to), at: here().time });
}
