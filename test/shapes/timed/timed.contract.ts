import { defineProcess, typeOf } from '#kit/contract/define-process.js';
import { defineSteps } from '#kit/contract/define-steps.js';
import { plainTask } from '../plain-task.contract.js';
import type { ShapeInput, ShapeResult } from '../shape.type.js';

export const decide = plainTask('decide', 'secretary');
export const remind = plainTask('remind', 'manager');
export const close = plainTask('close', 'secretary');

/** Tasks against timers of each kind: a duration of the pack, one of the story, a promised instant. */
export const timed = defineProcess({
  name: 'timed',
  startedBy: 'case',
  steps: defineSteps({ deciding: ['reminding'], reminding: ['closing'], closing: [] }),
  tasks: [decide, remind, close],
  input: typeOf<ShapeInput>(),
  result: typeOf<ShapeResult>(),
});
