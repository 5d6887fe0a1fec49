import { activitiesOf } from '#kit/workflow/activities-of.js';
import { anyOf } from '#kit/workflow/any-of.js';
import { enterStep } from '#kit/workflow/enter-step.js';
import { firstOf } from '#kit/workflow/first-of.js';
import { message } from '#kit/workflow/hopes.js';
import { humanTask } from '#kit/workflow/human-task.js';
import { startChild } from '#kit/workflow/start-child.js';
import { contact } from '../contact/contact.contract.js';
import { intake } from '../intake/intake.contract.js';
import { clientRefused, prepareDeal, salesCase, type SalesCaseActivities, type SalesCaseInput, type SalesCaseResult } from './sales-case.contract.js';

const { keepRefusal } = activitiesOf<SalesCaseActivities>(salesCase);

/** Leads a client's matter: the secretary takes it in, a manager comes to terms with the client, who may refuse at any time; then the case is closed. */
export async function tellSalesCase(received: SalesCaseInput): Promise<SalesCaseResult> {
  let refused = false;
  const refusal = () => hearRefusal(received).then(() => (refused = true));
  const end = await anyOf({ sold: () => sell(received), refusal });
  enterStep(salesCase, 'closed');
  return { outcome: refused || end?.first !== 'sold' ? 'lost' : end.value }; // a refusal that was heard at the same moment counts
}

async function sell(received: SalesCaseInput): Promise<SalesCaseResult['outcome']> {
  const taken = await startChild(intake, received);
  if (taken.outcome !== 'handedOver') return taken.outcome;

  enterStep(salesCase, 'contact');
  const { outcome, offered, by } = await startChild(contact, { requestId: received.requestId, ...taken.to });
  if (offered) {
    enterStep(salesCase, 'preparing');
    await humanTask(prepareDeal, by.startsWith('person:') ? { wanted: by.slice('person:'.length) } : {});
  }
  return outcome;
}

/** The client may refuse at any point: all that is open is withdrawn (WT-2.9). */
async function hearRefusal({ requestId }: SalesCaseInput): Promise<void> {
  const { payload, by } = await firstOf({ refused: message(clientRefused, requestId) });
  await keepRefusal({ requestId, by, reason: payload.reason ?? 'other', note: payload.note ?? null });
}
