import type { Steps } from '../contract/define-steps.js';
import type { Carried } from '../contract/protocol.js';
import { here } from './place.js';

let steps: Steps = {};
let step: string | null = null;
let moves = 0;

/** Sets the steps of this run; returns the one it begins with. */
export function beginSteps(of: Steps, carried: Carried | undefined): string | null {
  steps = of;
  step = carried ? carried.step : (Object.keys(of)[0] ?? null);
  moves = carried?.moves ?? 0;
  return step;
}

/** Where the process stands, and how many moves it has made. */
export function progress(): { step: string | null; moves: number } {
  return { step, moves };
}

/** In the main branch, in the turns of a loop there, and in the first part of an `anyOf` there: elsewhere steps would depend on who was faster. */
const MAIN = /^(1\.t\d+)?(\.?\d+\.a1)*$/;

/** Makes a move. An illegal one is a bug, and loud. */
export function move(process: string, to: string): { step: string; ordinal: number } {
  if (step === null || !steps[step]?.includes(to)) throw new Error(`Illegal move from step "${step}" to "${to}" in ${process}.`);
  if (!MAIN.test(here().path)) throw new Error('Steps are entered in the main branch, or in the first part of an anyOf there.');
  step = to;
  moves += 1;
  return { step, ordinal: moves };
}
