import type { ActivityCall, Implements } from '#kit/contract/activity-call.js';
import type { DealTerms } from '#domain/deals/deal-terms.type.js';
import type { Services } from '#domain/services.js';
import type { ContactActivities, KeptTalk } from './contact.contract.js';

/** Idempotent by the call's key: the contact's event has it as id, and terms, versions and objections are kept once. */
export function contactActivities({ availability, contacts, deals }: Services): Implements<ContactActivities> {
  const keepContact = (call: ActivityCall, { requestId, by, outcome, said }: KeptTalk) =>
    contacts.keep(call, { requestId, by, what: outcome, said, learned: {} });
  const describe = async (call: ActivityCall, { requestId, by }: KeptTalk, terms: DealTerms) => {
    await deals.open(call, { requestId, by });
    if (Object.values(terms).some((term) => term !== undefined)) await deals.keepTerms(call, { by, terms });
  };
  return {
    keepTalk: async ({ terms, ...talk }, call) => {
      await keepContact(call, talk);
      await describe(call, talk, terms);
    },
    keepItems: async ({ by, items }, call) => {
      if (items?.length) await deals.keepTerms(call, { by, terms: { items } });
    },
    lookUp: (_, call) => availability.lookUp(call),
    prepareOffer: async (_, call) => ({ ...(await deals.prefill(call)) }),
    keepOffer: async ({ offer, objections, agreed, items, ...talk }, call) => {
      await keepContact(call, talk);
      if (offer.lines.length > 0 || objections.length > 0) await deals.keepOffer(call, { by: talk.by, offer, objections: [...objections] });
      if (items) await describe(call, talk, { items });
      if (agreed) await deals.agree(call, { by: talk.by });
    },
    loseDeal: ({ by, reason }, call) => deals.lose(call, { by, reason }),
  };
}
