import { humanTask } from '#kit/workflow/human-task.js';
import { make } from './part.contract.js';

/** Somebody makes the part. */
export async function tellPart({ name }: { name: string }): Promise<{ name: string; outcome: string }> {
  const { outcome } = await humanTask(make, { prefill: { note: name } });
  return { name, outcome };
}
