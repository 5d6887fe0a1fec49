import type { ActivityCall, Implements } from '#kit/contract/activity-call.js';
import { phonesOf, phoneText } from '#domain/clients/phone.rule.js';
import type { Services } from '#domain/services.js';
import type { IntakeActivities, Talk } from './intake.contract.js';

/** Idempotent by the call's key: the contact's event has it as id, and what was learned is set, not added. */
export function intakeActivities({ contacts, deals, decisions, letters, requests }: Services): Implements<IntakeActivities> {
  const promiseCallBack = async (call: ActivityCall, { said }: Talk): Promise<number> => {
    const promisedBy = await letters.promisedBy(call, { process: 'contact', task: 'callBackUrgently' });
    const to = { person: said.manager ?? null, orOwn: true, group: 'manager' } as const;
    // Of what the case knows, too, this talk says it last: the number that the client wants to be called on, who he is, what he asks.
    const { name, company, city, clientKind, question } = said;
    const phone = phonesOf(said.phone ?? '')
      .map(phoneText)
      .join(', ');
    await letters.queue(call, { template: 'urgent-call', to, values: { promisedBy, client: name, phone, company, city, clientKind, gist: question } });
    return Date.parse(promisedBy);
  };
  return {
    keepTalk: async ({ requestId, talk }, call) => {
      const { outcome: what, by, said } = talk;
      await contacts.keep(call, { requestId, by, what, said: wordsOf(talk), learned: learnedOf(talk), aboutCase: said.aboutCase });
    },
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

/** Of the client, and of what is wanted; what is to happen next is the story's. */
function learnedOf({ said }: Talk) {
  const {
    clientId,
    name,
    phone,
    email,
    company,
    inn,
    city,
    clientKind: kind,
    question,
    article,
    quantity,
    neededBy,
    urgency,
    delivery,
    kind: requestKind,
  } = said;
  return { clientId, name, phone, email, company, inn, city, kind, question, article, quantity, neededBy, urgency, delivery, requestKind };
}
