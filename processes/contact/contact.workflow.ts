import { activitiesOf } from '#kit/workflow/activities-of.js';
import { enterStep } from '#kit/workflow/enter-step.js';
import type { TaskAsk } from '#kit/workflow/hopes.js';
import { humanTask } from '#kit/workflow/human-task.js';
import { callBackUrgently, contact, contactClient, type ContactActivities, type ContactInput, type ContactResult } from './contact.contract.js';

const { keepContact, loseDeal } = activitiesOf<ContactActivities>(contact);

/** A manager contacts the client as was promised, and what was agreed goes into the client's history. WT-1.6, WT-2.3, WT-2.8, WT-2.9. */
export async function tellContact({ requestId, urgent, ...how }: ContactInput): Promise<ContactResult> {
  let call = await humanTask(urgent ? callBackUrgently : contactClient, asHandedOver(how));
  while (call.outcome === 'callLater') {
    const { by, data } = call;
    await keepContact({ requestId, by, outcome: call.outcome, agreed: data.note ?? null });
    enterStep(contact, 'waiting');
    call = await humanTask(contactClient, { wanted: idOf(by), dueAt: Date.parse(data.callAt), aside: true, promise: { what: 'callBack', by } });
  }
  const { by } = call;
  await keepContact({ requestId, by, outcome: call.outcome, agreed: call.outcome === 'agreed' ? call.data.agreed : (call.data.note ?? null) });
  if (call.outcome === 'lost') await loseDeal({ by, reason: call.data.whyLost });
  enterStep(contact, call.outcome);
  return { outcome: call.outcome };
}

/** Whom it is for, and by when, where the client was promised an instant; else both are the pack's. */
function asHandedOver({ manager, line, dueAt, by }: Omit<ContactInput, 'requestId' | 'urgent'>): TaskAsk {
  const promised = dueAt === null ? {} : { dueAt, promise: { what: 'managerCall', by } };
  return { skill: line, ...(manager === null ? {} : { wanted: manager }), ...promised };
}

const idOf = (actor: string) => actor.replace(/^person:/, '');
