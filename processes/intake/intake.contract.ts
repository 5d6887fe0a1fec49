import { defineProcess, typeOf } from '#kit/contract/define-process.js';
import { defineSteps } from '#kit/contract/define-steps.js';
import { defineTask, type TaskResult } from '#kit/contract/define-task.js';

export interface IntakeInput {
  requestId: string;
}

export interface IntakeResult {
  outcome: 'handedOver' | 'notNeeded' | 'notOurs';
}

/** The secretary calls the client: the request is accepted, and what it lacks is asked (WT-1.2, WT-1.3). */
export const confirmRequest = defineTask({
  name: 'confirmRequest',
  role: 'secretary',
  form: {
    type: 'object',
    additionalProperties: false,
    properties: {
      city: { type: 'string', minLength: 1, maxLength: 120 },
      clientKind: { type: 'string', enum: ['private', 'legal'] },
      neededBy: { type: 'string', maxLength: 200 },
      urgency: { type: 'string', enum: ['today', 'thisWeek', 'notUrgent'] },
      note: { type: 'string', maxLength: 2000 },
      reason: { type: 'string', minLength: 1, maxLength: 500 },
    },
  },
  outcomes: {
    confirmed: { main: true, requires: ['city', 'clientKind'] },
    notNeeded: { requires: ['reason'] },
    notOurs: { requires: ['reason'] },
  },
});

/** What the call told about the client and the request. */
export type Answers = Extract<TaskResult<typeof confirmRequest>, { outcome: 'confirmed' }>['data'];

export interface IntakeActivities {
  /** Writes the answers into client and request, and the contact into the client's history (WT-1.8). */
  keepAnswers(input: { requestId: string; by: string; answers: Answers }): Promise<void>;
}

export const intake = defineProcess({
  name: 'intake',
  startedBy: 'child',
  steps: defineSteps({ calling: ['handedOver', 'ended'], handedOver: [], ended: [] }),
  tasks: [confirmRequest],
  input: typeOf<IntakeInput>(),
  result: typeOf<IntakeResult>(),
});
