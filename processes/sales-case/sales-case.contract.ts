import { defineProcess, typeOf } from '#kit/contract/define-process.js';
import { defineSteps } from '#kit/contract/define-steps.js';

/** What a case begins with. Nothing personal: the client's data stay in PostgreSQL. */
export interface SalesCaseInput {
  requestId: string;
}

export interface SalesCaseResult {
  outcome: 'agreed' | 'lost' | 'notNeeded' | 'notOurs';
}

/** One client's matter from the request on; it owns the processes below it. Started with its case by `POST /requests`. */
export const salesCase = defineProcess({
  name: 'sales-case',
  startedBy: 'case',
  steps: defineSteps({ intake: ['contact', 'closed'], contact: ['closed'], closed: [] }),
  tasks: [],
  input: typeOf<SalesCaseInput>(),
  result: typeOf<SalesCaseResult>(),
});
