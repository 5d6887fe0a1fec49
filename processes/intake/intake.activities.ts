import type { ActivityCall, Implements } from '#kit/contract/activity-call.js';
import type { Services } from '#domain/services.js';
import type { IntakeActivities, Talk } from './intake.contract.js';

/** Idempotent by the call's key: the contact's event has it as id, and what was learned is set, not added. */
export function intakeActivities({ contacts, deals, decisions, letters, requests }: Services): Implements<IntakeActivities> {
  const promiseCallBack = async (call: ActivityCall, { said }: Talk): Promise<number> => {
    const promisedBy = await letters.promisedBy(call, { process: 'contact', task: 'callBackUrgently' });
    const to = { person: said.manager ?? null, group: 'manager' } as const;
    await letters.queue(call, { template: 'urgent-call', to, values: { promisedBy, gist: said.question ?? null } });
    return Date.parse(promisedBy);
  };
  return {
    keepTalk: ({ requestId, talk }, call) => contacts.keep(call, { requestId, by: talk.by, what: talk.outcome, said: wordsOf(talk), learned: learnedOf(talk) }),
    prepareHandOver: async ({ requestId, talk, urgent }, call) => {
      await deals.open(call, { requestId, by: talk.by });
      const { outputs } = await decisions.decide(call, { table: 'sorting', inputs: { ...(await requests.sorting(call, requestId)) } });
      return { line: String(outputs[0]?.['line']), promisedBy: urgent ? await promiseCallBack(call, talk) : null };
    },
  };
}

function wordsOf({ said }: Talk): string | null {
  return said.note ?? said.question ?? null;
}

function learnedOf({ said: { city, clientKind: kind, neededBy } }: Talk) {
  return { city, kind, neededBy };
}
