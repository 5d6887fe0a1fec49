import { defineProcess, typeOf } from '#kit/contract/define-process.js';
import { defineSteps } from '#kit/contract/define-steps.js';
import { plainTask } from '../plain-task.contract.js';
import type { ShapeInput, ShapeResult } from '../shape.type.js';

export const dial = plainTask('dial', 'secretary');

/** A loop of tasks, its first turns with a timer: it continues as new. */
export const redial = defineProcess({
  name: 'redial',
  startedBy: 'case',
  steps: defineSteps({ dialling: ['talking'], talking: [] }),
  tasks: [dial],
  input: typeOf<ShapeInput>(),
  result: typeOf<ShapeResult>(),
});
