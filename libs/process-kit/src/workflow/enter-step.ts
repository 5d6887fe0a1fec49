import type { ProcessDefinition } from '../contract/define-process.js';
import type { Steps } from '../contract/define-steps.js';
import { kit } from './kit.js';
import { here } from './place.js';
import { move } from './steps.js';

/**
 * Moves the process to a step of its contract: a misspelt one does not compile, an illegal move (see `defineSteps`) is a loud bug. Only in
 * the main branch of the story.
 */
export function enterStep<I, R, S extends Steps>(process: ProcessDefinition<string, I, R, S>, to: keyof S & string): void {
  const { name } = kit().process;
  if (process.name !== name) throw new Error(`The story of ${name} enters a step of ${process.name}: give enterStep its own contract.`);
  kit().flusher.record({ kind: 'step', ...move(name, to), at: here().time });
}
