import { defineProcess, typeOf } from '#kit/contract/define-process.js';
import { defineSteps } from '#kit/contract/define-steps.js';
import { plainTask } from '../plain-task.contract.js';
import type { ShapeInput, ShapeResult } from '../shape.type.js';

export const pick = plainTask('pick', 'secretary');
export const weigh = plainTask('weigh', 'manager');
export const label = plainTask('label', 'secretary');
export const pack = plainTask('pack', 'secretary');
export const recall = plainTask('recall', 'manager');

/** Two branches side by side, one of them with two tasks; then two children side by side; then parts of which one is enough. */
export const parallel = defineProcess({
  name: 'parallel',
  startedBy: 'case',
  steps: defineSteps({ branching: ['making'], making: ['adding'], adding: ['packing', 'over'], packing: ['over'], over: [] }),
  tasks: [pick, weigh, label, pack, recall],
  input: typeOf<ShapeInput>(),
  result: typeOf<ShapeResult>(),
});
