import { defineProcess, typeOf } from '#kit/contract/define-process.js';
import { defineSteps } from '#kit/contract/define-steps.js';
import { plainTask } from '../plain-task.contract.js';
import type { ShapeInput, ShapeResult } from '../shape.type.js';

export const left = plainTask('left', 'secretary');
export const right = plainTask('right', 'manager');
export const finish = plainTask('finish', 'manager');

/** Two tasks of one wait: whoever is first. */
export const race = defineProcess({
  name: 'race',
  startedBy: 'case',
  steps: defineSteps({ racing: ['finishing'], finishing: [] }),
  tasks: [left, right, finish],
  input: typeOf<ShapeInput>(),
  result: typeOf<ShapeResult>(),
});
