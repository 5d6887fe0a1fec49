import { defineTask } from '#kit/contract/define-task.js';
import type { Role } from '#domain/people/role.type.js';

/**
 * A task of a shape. Its note has no limit, so that the harness can send one which the API lets pass and the workflow refuses; `fails` names
 * what shall not be undone later.
 */
export const plainTask = <const Name extends string>(name: Name, role: Role) =>
  defineTask({
    name,
    role,
    form: { type: 'object', additionalProperties: false, properties: { note: { type: 'string' }, fails: { type: 'string', enum: ['release', 'refund'] } } },
    outcomes: { done: { main: true }, dropped: {} },
  });
