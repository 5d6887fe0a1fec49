import { defineMessage } from '#kit/contract/define-message.js';
import { defineProcess, typeOf } from '#kit/contract/define-process.js';
import { defineSteps } from '#kit/contract/define-steps.js';
import { defineTask } from '#kit/contract/define-task.js';
import type { ContactResult } from '../contact/contact.contract.js';
import type { IntakeInput, IntakeResult } from '../intake/intake.contract.js';

/** What a case begins with: what came in, and who recorded it. */
export type SalesCaseInput = IntakeInput;

export interface SalesCaseResult {
  outcome: ContactResult['outcome'] | Exclude<IntakeResult['outcome'], 'handedOver'>;
}

/** The client has said yes: the letter, the invoice and the supplier's invoice are made by hand, and the case is over (WT-2.6). */
export const prepareDeal = defineTask({
  name: 'prepareDeal',
  role: 'manager',
  form: { type: 'object', additionalProperties: false, properties: { note: { type: 'string', maxLength: 2000 } } },
  outcomes: { prepared: { main: true, leadsTo: 'closed' } },
});

/** The client wants nothing any more, whoever has heard it and whatever is under way; its key is the request (WT-2.9). It may come at any time: nobody waits for it. */
export const clientRefused = defineMessage({
  kind: 'client.refused',
  sender: 'system', // a client who may refuse does not hold the matter
  payload: {
    type: 'object',
    additionalProperties: false,
    properties: { reason: { type: 'string', reasons: 'lost' }, note: { type: 'string', maxLength: 2000 } },
  },
});

export interface SalesCaseActivities {
  /** Keeps the refusal in the client's history, closes the deal as lost, and takes back what suppliers are still asked (WT-2.9). */
  keepRefusal(input: { requestId: string; by: string; reason: string; note: string | null }): Promise<void>;
}

/** One client's matter from the request on; it owns the processes below it. Started with its case by `POST /requests`. */
export const salesCase = defineProcess({
  name: 'sales-case',
  startedBy: 'case',
  steps: defineSteps({ intake: ['contact', 'closed'], contact: ['preparing', 'closed'], preparing: ['closed'], closed: [] }),
  work: { intake: { child: 'intake' }, contact: { child: 'contact' }, preparing: { tasks: ['prepareDeal'] } },
  tasks: [prepareDeal],
  messages: [clientRefused],
  input: typeOf<SalesCaseInput>(),
  result: typeOf<SalesCaseResult>(),
});
