import { enterStep } from '#kit/workflow/enter-step.js';
import { firstOf } from '#kit/workflow/first-of.js';
import { task, timer } from '#kit/workflow/hopes.js';
import type { ShapeResult } from '../shape.type.js';
import { timed, close, decide, remind } from './timed.contract.js';

/** Minutes of the second wait, and milliseconds from its end to the instant that the third one is promised. */
export const PAUSE_MINUTES = 0.05;
export const PROMISED_AFTER = 4_000;

/** Each wait ends by its task or by its timer. */
export async function tellTimed(): Promise<ShapeResult> {
  const one = await firstOf({ decide: task(decide), limit: timer('limit') });
  enterStep(timed, 'reminding');
  const two = await firstOf({ remind: task(remind), pause: timer({ minutes: PAUSE_MINUTES }) });
  enterStep(timed, 'closing');
  const three = await firstOf({ close: task(close), promised: timer({ at: two.at + PROMISED_AFTER }) });
  return { ended: [one, two, three].map(({ first }) => first).join(' ') };
}
