import { defineProcess, typeOf } from '#kit/contract/define-process.js';
import { defineStart, type StartedByHand } from '#kit/contract/define-start.js';
import { defineSteps } from '#kit/contract/define-steps.js';
import { defineTask } from '#kit/contract/define-task.js';

/** From when to when, of which kind, and what the head should know. */
export const askForLeave = defineStart({
  roles: ['secretary', 'manager', 'accountant', 'driver', 'quality'],
  form: {
    type: 'object',
    additionalProperties: false,
    properties: {
      from: { type: 'string', format: 'date' },
      to: { type: 'string', format: 'date' },
      kind: { type: 'string', enum: ['vacation', 'unpaid', 'family', 'study'] },
      note: { type: 'string', maxLength: 1000 },
    },
  },
  requires: ['from', 'to', 'kind'],
});

export type LeaveRequestInput = StartedByHand<typeof askForLeave>;

export interface LeaveRequestResult {
  outcome: 'approved' | 'refused';
}

/** The head answers within one working day. */
export const decide = defineTask({
  name: 'decide',
  role: 'head',
  form: {
    type: 'object',
    additionalProperties: false,
    properties: { reason: { type: 'string', minLength: 1, maxLength: 500 } },
  },
  outcomes: { approved: { main: true, leadsTo: 'approved' }, refused: { requires: ['reason'], leadsTo: 'refused' } },
});

/** Whoever asked learns that the answer is yes. */
export const learnApproval = defineTask({
  name: 'learnApproval',
  role: 'head',
  form: { type: 'object', additionalProperties: false, properties: {} },
  outcomes: { seen: { main: true, leadsTo: 'told' } },
});

/** Whoever asked learns that the answer is no, and why. */
export const learnRefusal = defineTask({
  name: 'learnRefusal',
  role: 'head',
  form: {
    type: 'object',
    additionalProperties: false,
    properties: { reason: { type: 'string', maxLength: 500 } },
  },
  outcomes: { seen: { main: true, leadsTo: 'told' } },
});

export const leaveRequest = defineProcess({
  name: 'leave-request',
  startedBy: 'person',
  start: askForLeave,
  steps: defineSteps({ asked: ['approved', 'refused'], approved: ['told'], refused: ['told'], told: [] }),
  work: { asked: { tasks: ['decide'] }, approved: { tasks: ['learnApproval'] }, refused: { tasks: ['learnRefusal'] } },
  tasks: [decide, learnApproval, learnRefusal],
  input: typeOf<LeaveRequestInput>(),
  result: typeOf<LeaveRequestResult>(),
});
