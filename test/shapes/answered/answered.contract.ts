import { defineMessage } from '#kit/contract/define-message.js';
import { defineProcess, typeOf } from '#kit/contract/define-process.js';
import { defineSteps } from '#kit/contract/define-steps.js';
import { defineTask, type ListField } from '#kit/contract/define-task.js';
import { plainTask } from '../plain-task.contract.js';
import type { ShapeInput, ShapeResult } from '../shape.type.js';

/** Goods and what they cost: a list with every kind of cell that has rules of its own. */
const GOODS = {
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    properties: {
      name: { type: 'string', minLength: 1, maxLength: 200 },
      quantity: { type: 'string', format: 'decimal' },
      unit: { type: 'string', enum: ['piece', 'metre'] },
      supplier: { type: 'string', supplier: true },
      keeper: { type: 'string', person: 'manager' },
      exact: { type: 'boolean' },
    },
    required: ['name', 'quantity'],
  },
  maxItems: 5,
} as const satisfies ListField;

/** The one task of the shapes that has a list, for what the product does with rows. */
export const giveUp = defineTask({
  name: 'giveUp',
  role: 'secretary',
  form: {
    type: 'object',
    additionalProperties: false,
    properties: {
      note: { type: 'string' },
      fails: { type: 'string', enum: ['release', 'refund'] },
      goods: GOODS,
      price: { type: 'string', format: 'decimal' },
    },
  },
  outcomes: { done: {}, dropped: {}, offered: { main: true, requires: ['goods'] }, single: { requires: ['goods'], atMost: { goods: 1 } } },
});
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
