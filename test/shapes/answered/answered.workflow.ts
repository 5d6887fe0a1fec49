import { enterStep } from '#kit/workflow/enter-step.js';
import { firstOf } from '#kit/workflow/first-of.js';
import { corrected, message, task, timer } from '#kit/workflow/hopes.js';
import type { ShapeInput, ShapeResult } from '../shape.type.js';
import { answered, giveUp, replied, settle } from './answered.contract.js';

/** Waits for a reply, and then for another one, while people and time may be faster. */
export async function tellAnswered({ requestId }: ShapeInput): Promise<ShapeResult> {
  const one = await firstOf({ reply: message(replied, requestId), giveUp: task(giveUp), patience: timer('patience') });
  enterStep(answered, 'settling');
  const two = await firstOf({ reply: message(replied, requestId), settle: task(settle), corrected: corrected() });
  const heard = [one, two].flatMap((came) => (came.first === 'reply' ? [came.payload.text ?? ''] : []));
  return { ended: [one.first, two.first, ...heard].join(' ') };
}
