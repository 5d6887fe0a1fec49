import type { Implements } from '#kit/contract/activity-call.js';
import type { Services } from '#domain/services.js';
import type { IntakeActivities, Talk } from './intake.contract.js';

/** Idempotent by the call's key: the contact's event has it as id, and what was learned is set, not added. */
export function intakeActivities({ contacts, deals, decisions, letters, requests }: Services): Implements<IntakeActivities> {
  return {
    keepTalk: ({ requestId, talk }, call) => contacts.keep(call, { requestId, by: talk.by, what: talk.outcome, said: wordsOf(talk), learned: learnedOf(talk) }),
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

function learnedOf({ said: { city, clientKind: kind, neededBy } }: Talk) {
  return { city, kind, neededBy };
}
