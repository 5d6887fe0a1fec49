import type { Implements } from '#kit/contract/activity-call.js';
import type { Services } from '#domain/services.js';
import type { SalesCaseActivities } from './sales-case.contract.js';

/** Idempotent by the call's key: the contact's event has it as id, and a deal is lost once. */
export function salesCaseActivities({ availability, contacts, deals }: Services): Implements<SalesCaseActivities> {
  return {
    keepRefusal: async ({ requestId, by, reason, note }, call) => {
      await contacts.keep(call, { requestId, by, what: 'refused', said: note, learned: {} });
      await deals.lose(call, { by, reason });
      await availability.withdraw(call);
    },
  };
}
