import { defineMessage } from '#kit/contract/define-message.js';
import { defineProcess, typeOf } from '#kit/contract/define-process.js';
import { defineSteps } from '#kit/contract/define-steps.js';
import { plainTask } from '../plain-task.contract.js';
import type { ShapeInput, ShapeResult } from '../shape.type.js';

export const giveUp = plainTask('giveUp', 'secretary');
export const settle = plainTask('settle', 'manager');

/** Its key is the request's id. */
export const replied = defineMessage({
  kind: 'shape.replied',
  sender: 'client',
  payload: { type: 'object', additionalProperties: false, properties: { text: { type: 'string', maxLength: 200 } } },
});

/** A message against a task and a timer; then another one for the same key against a task and a correction. */
export const answered = defineProcess({
  name: 'answered',
  startedBy: 'case',
  steps: defineSteps({ waiting: ['settling'], settling: [] }),
  tasks: [giveUp, settle],
  messages: [replied],
  input: typeOf<ShapeInput>(),
  result: typeOf<ShapeResult>(),
});
