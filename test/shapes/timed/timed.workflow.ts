import { enterStep } from '#kit/workflow/enter-step.js';
import { firstOf } from '#kit/workflow/first-of.js';
import { task, timer } from '#kit/workflow/hopes.js';
import type { ShapeResult } from '../shape.type.js';
import { timed, close, decide, remind } from './timed.contract.js';

/** The second wait's limit, and milliseconds from its end to the instant that the third one is promised. */
export const PAUSE = '3 seconds';
export const PROMISED_AFTER = 4_000;

/** Each wait ends by its task or by its timer. */
export async function tellTimed(): Promise<ShapeResult> {
  const one = await firstOf({ decide: task(decide), limit: timer('limit') });
  enterStep(timed, 'reminding');
  const two = await firstOf({ remind: task(remind), pause: timer(PAUSE) });
  enterStep(timed, 'closing');
  const promised = two.at + PROMISED_AFTER;
  const three = await firstOf({ close: task(close, { dueAt: promised }), promised: timer({ at: promised }) });
  return { ended: [one, two, three].map(({ first }) => first).join(' ') };
}
