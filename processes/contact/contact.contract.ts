import { defineProcess, typeOf } from '#kit/contract/define-process.js';
import { defineSteps } from '#kit/contract/define-steps.js';
import { defineTask } from '#kit/contract/define-task.js';

export interface ContactInput {
  requestId: string;
}

export interface ContactResult {
  outcome: 'agreed' | 'lost';
}

/** The manager calls the client within the hour, and writes down what was agreed (WT-2.3, WT-2.8). */
export const contactClient = defineTask({
  name: 'contactClient',
  role: 'manager',
  form: {
    type: 'object',
    additionalProperties: false,
    properties: {
      agreed: { type: 'string', minLength: 1, maxLength: 2000 },
      reason: { type: 'string', enum: ['tooExpensive', 'boughtElsewhere', 'notNeeded', 'tooLate', 'other'] },
      note: { type: 'string', maxLength: 2000 },
    },
  },
  outcomes: {
    agreed: { main: true, requires: ['agreed'] },
    lost: { requires: ['reason'] },
  },
});

export interface ContactActivities {
  /** Writes the contact and what was agreed into the client's history (WT-2.8). */
  keepContact(input: { requestId: string; by: string; outcome: string; agreed: string | null }): Promise<void>;
}

export const contact = defineProcess({
  name: 'contact',
  startedBy: 'child',
  steps: defineSteps({ contacting: ['agreed', 'lost'], agreed: [], lost: [] }),
  tasks: [contactClient],
  input: typeOf<ContactInput>(),
  result: typeOf<ContactResult>(),
});
