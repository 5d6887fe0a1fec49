import { allOf } from '#kit/workflow/all-of.js';
import { anyOf } from '#kit/workflow/any-of.js';
import { enterStep } from '#kit/workflow/enter-step.js';
import { humanTask } from '#kit/workflow/human-task.js';
import { runChildren } from '#kit/workflow/run-children.js';
import { startChild } from '#kit/workflow/start-child.js';
import { part } from '../part/part.contract.js';
import type { ShapeResult } from '../shape.type.js';
import { label, pack, parallel, pick, recall, weigh } from './parallel.contract.js';

/** Picks beside weighing and labelling, then has two parts made; then a third and a spare one, unless it is recalled. */
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
  enterStep(parallel, 'adding');
  const end = await anyOf(
    { packed: addAndPack, recalled: () => humanTask(recall), spare: () => startChild(part, { name: 'spare' }) },
    ({ first }) => first !== 'spare',
  );
  enterStep(parallel, 'over');
  return { ended: [...parts.map(({ name, outcome }) => `${name} ${outcome}`), end?.first].join(' ') };
}

async function addAndPack(): Promise<void> {
  await startChild(part, { name: 'third' });
  enterStep(parallel, 'packing');
  await humanTask(pack);
}
