import type { Implements } from '#kit/contract/activity-call.js';
import type { Services } from '#domain/services.js';
import type { ContactActivities } from './contact.contract.js';

/** Idempotent by the call's key: the contact's event has it as id. */
export function contactActivities({ contacts, deals }: Services): Implements<ContactActivities> {
  return {
    keepContact: async ({ requestId, by, outcome, agreed }, call) => {
      await contacts.keep(call, { requestId, by, what: outcome, said: agreed, learned: {} });
    },
    loseDeal: ({ by, reason }, call) => deals.lose(call, { by, reason }),
  };
}
