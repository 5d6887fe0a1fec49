import { defineProcess, typeOf } from '#kit/contract/define-process.js';
import { defineSteps } from '#kit/contract/define-steps.js';
import { defineTask } from '#kit/contract/define-task.js';
import type { HandOver } from '../intake/intake.contract.js';

/** Which request, and how the secretary has handed it over. */
export interface ContactInput extends HandOver {
  requestId: string;
}

export interface ContactResult {
  outcome: 'agreed' | 'lost';
}

const TALK = {
  form: {
    type: 'object',
    additionalProperties: false,
    properties: {
      agreed: { type: 'string', minLength: 1, maxLength: 2000 },
      callAt: { type: 'string', format: 'date-time', future: true },
      whyLost: { type: 'string', reasons: 'lost' },
      note: { type: 'string', maxLength: 2000 },
    },
  },
  outcomes: {
    agreed: { main: true, requires: ['agreed'], leadsTo: 'agreed' },
    callLater: { requires: ['callAt'] },
    lost: { requires: ['whyLost'], leadsTo: 'lost' },
  },
} as const;

/** The manager calls the client within the hour, and writes down what was agreed (WT-S3; WT-2.3, WT-2.8). */
export const contactClient = defineTask({ name: 'contactClient', role: 'manager', ...TALK });

/** The client was promised a call within minutes: the wanted manager is asked first, and any who gets free may take it (WT-1.6). */
export const callBackUrgently = defineTask({ name: 'callBackUrgently', role: 'manager', urgent: true, ...TALK });

export interface ContactActivities {
  /** Writes the contact and what was agreed into the client's history (WT-2.8). */
  keepContact(input: { requestId: string; by: string; outcome: string; agreed: string | null }): Promise<void>;
  /** Closes the deal of the case as lost, with the reason (WT-2.9). */
  loseDeal(input: { by: string; reason: string }): Promise<void>;
}

export const contact = defineProcess({
  name: 'contact',
  startedBy: 'child',
  steps: defineSteps({ contacting: ['waiting', 'agreed', 'lost'], waiting: ['waiting', 'agreed', 'lost'], agreed: [], lost: [] }),
  work: { contacting: { tasks: ['contactClient', 'callBackUrgently'] }, waiting: { tasks: ['contactClient'] } },
  tasks: [contactClient, callBackUrgently],
  input: typeOf<ContactInput>(),
  result: typeOf<ContactResult>(),
});
