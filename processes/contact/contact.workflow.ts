import { activitiesOf } from '#kit/workflow/activities-of.js';
import { enterStep } from '#kit/workflow/enter-step.js';
import { humanTask } from '#kit/workflow/human-task.js';
import { contact, contactClient, type ContactActivities, type ContactInput, type ContactResult } from './contact.contract.js';

const { keepContact } = activitiesOf<ContactActivities>(contact);

/** A manager contacts the client, and what was agreed goes into the client's history. WT-2.3, WT-2.8, WT-2.9. */
export async function tellContact({ requestId }: ContactInput): Promise<ContactResult> {
  const call = await humanTask(contactClient);
  const agreed = call.outcome === 'agreed' ? call.data.agreed : null;

  await keepContact({ requestId, by: call.by, outcome: call.outcome, agreed });
  enterStep(contact, call.outcome);
  return { outcome: call.outcome };
}
