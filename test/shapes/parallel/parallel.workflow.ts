import { allOf } from '#kit/workflow/all-of.js';
import { enterStep } from '#kit/workflow/enter-step.js';
import { humanTask } from '#kit/workflow/human-task.js';
import { runChildren } from '#kit/workflow/run-children.js';
import { part } from '../part/part.contract.js';
import type { ShapeResult } from '../shape.type.js';
import { parallel, label, pick, weigh } from './parallel.contract.js';

/** Picks beside weighing and labelling, then has two parts made. */
export async function tellParallel(): Promise<ShapeResult> {
  await allOf(
    () => humanTask(pick),
    async () => {
      await humanTask(weigh);
      await humanTask(label);
    },
  );
  enterStep(parallel, 'making');
  const parts = await runChildren(part, [{ name: 'first' }, { name: 'second' }]);
  enterStep(parallel, 'over');
  return { ended: parts.map(({ name, outcome }) => `${name} ${outcome}`).join(' ') };
}
