import { defineProcess, typeOf } from '#kit/contract/define-process.js';
import { defineSteps } from '#kit/contract/define-steps.js';
import { plainTask } from '../plain-task.contract.js';
import type { ShapeInput, ShapeResult } from '../shape.type.js';

export const prepare = plainTask('prepare', 'secretary');
export const check = plainTask('check', 'manager');
export const send = plainTask('send', 'secretary');

/** Three tasks, one after the other. */
export const chain = defineProcess({
  name: 'chain',
  startedBy: 'case',
  steps: defineSteps({ preparing: ['checking', 'over'], checking: ['sending', 'over'], sending: ['over'], over: [] }),
  tasks: [prepare, check, send],
  input: typeOf<ShapeInput>(),
  result: typeOf<ShapeResult>(),
});
