import { defineProcess, typeOf } from '#kit/contract/define-process.js';
import { defineSteps } from '#kit/contract/define-steps.js';
import { plainTask } from '../plain-task.contract.js';

export const make = plainTask('make', 'manager');

/** A child of `parallel`: one task. */
export const part = defineProcess({
  name: 'part',
  startedBy: 'child',
  steps: defineSteps({ making: [] }),
  tasks: [make],
  input: typeOf<{ name: string }>(),
  result: typeOf<{ name: string; outcome: string }>(),
});
