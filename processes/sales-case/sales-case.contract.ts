import { defineProcess, typeOf } from '#kit/contract/define-process.js';
import { defineSteps } from '#kit/contract/define-steps.js';
import type { ContactResult } from '../contact/contact.contract.js';
import type { IntakeInput, IntakeResult } from '../intake/intake.contract.js';

/** What a case begins with: what came in, and who recorded it. */
export type SalesCaseInput = IntakeInput;

export interface SalesCaseResult {
  outcome: ContactResult['outcome'] | Exclude<IntakeResult['outcome'], 'handedOver'>;
}

/** One client's matter from the request on; it owns the processes below it. Started with its case by `POST /requests`. */
export const salesCase = defineProcess({
  name: 'sales-case',
  startedBy: 'case',
  steps: defineSteps({ intake: ['contact', 'closed'], contact: ['closed'], closed: [] }),
  work: { intake: { child: 'intake' }, contact: { child: 'contact' } },
  tasks: [],
  input: typeOf<SalesCaseInput>(),
  result: typeOf<SalesCaseResult>(),
});
