import { enterStep } from '#kit/workflow/enter-step.js';
import { humanTask } from '#kit/workflow/human-task.js';
import type { ShapeResult } from '../shape.type.js';
import { chain, check, prepare, send } from './chain.contract.js';

/** One task after the other, until one is dropped. */
export async function tellChain(): Promise<ShapeResult> {
  if ((await humanTask(prepare)).outcome === 'dropped') return over('prepare');
  enterStep(chain, 'checking');
  if ((await humanTask(check)).outcome === 'dropped') return over('check');
  enterStep(chain, 'sending');
  const sent = await humanTask(send);
  return over(sent.outcome === 'dropped' ? 'send' : 'sent');
}

function over(ended: string): ShapeResult {
  enterStep(chain, 'over');
  return { ended };
}
