import type { Implements } from '#kit/contract/activity-call.js';
import type { Services } from '#domain/services.js';
import type { IntakeActivities, Talk } from './intake.contract.js';

/** Idempotent by the call's key: the contact's event has it as id, and what was learned is set, not added. */
export function intakeActivities({ contacts, deals, decisions, letters, requests }: Services): Implements<IntakeActivities> {
  return {
    keepTalk: async ({ requestId, talk }, call) => {
      const { outcome: what, by, said } = talk;
      await contacts.keep(call, { requestId, by, what, said: wordsOf(talk), learned: learnedOf(talk), aboutCase: said.aboutCase });
    },
    sort: async ({ requestId }, call) => {
      const inputs = { ...(await requests.sorting(call, requestId)) };
      const { outputs } = await decisions.decide(call, { table: 'sorting', inputs });
      return { line: String(outputs[0]?.['line']) };
    },
    openDeal: async ({ requestId, by }, call) => {
      await deals.open(call, { requestId, by });
    },
    promiseCallBack: async ({ manager, about }, call) => {
      const promisedBy = await letters.promisedBy(call, { process: 'contact', task: 'callBackUrgently' });
      await letters.queue(call, { template: 'urgent-call', to: { person: manager, group: 'manager' }, values: { promisedBy, gist: about } });
      return { dueAt: Date.parse(promisedBy) };
    },
  };
}

function wordsOf({ said }: Talk): string | null {
  return said.note ?? said.question ?? null;
}

/** Of the client, and of what is wanted; what is to happen next is the story's. */
function learnedOf({ said }: Talk) {
  const { name, phone, email, company, inn, city, clientKind: kind, question, article, quantity, neededBy, urgency, delivery, kind: requestKind } = said;
  return { name, phone, email, company, inn, city, kind, question, article, quantity, neededBy, urgency, delivery, requestKind };
}
