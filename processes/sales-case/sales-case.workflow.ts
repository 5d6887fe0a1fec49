import { enterStep } from '#kit/workflow/enter-step.js';
import { startChild } from '#kit/workflow/start-child.js';
import { contact } from '../contact/contact.contract.js';
import { intake } from '../intake/intake.contract.js';
import { salesCase, type SalesCaseInput, type SalesCaseResult } from './sales-case.contract.js';

/** Leads a client's matter: the secretary takes it in, a manager contacts the client, the case is closed. */
export async function tellSalesCase(received: SalesCaseInput): Promise<SalesCaseResult> {
  const taken = await startChild(intake, received);
  if (taken.outcome !== 'handedOver') return close(taken.outcome);

  enterStep(salesCase, 'contact');
  const { requestId } = received;
  const contacted = await startChild(contact, { requestId, ...taken.to });
  return close(contacted.outcome);
}

function close(outcome: SalesCaseResult['outcome']): SalesCaseResult {
  enterStep(salesCase, 'closed');
  return { outcome };
}
