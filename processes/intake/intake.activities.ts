import type { Implements } from '#kit/contract/activity-call.js';
import type { Services } from '#domain/services.js';
import type { IntakeActivities } from './intake.contract.js';

/** Idempotent by the call's key: the contact's event has it as id, and the answers are set, not added. */
export function intakeActivities({ contacts }: Services): Implements<IntakeActivities> {
  return {
    keepAnswers: async ({ requestId, by, answers }, call) => {
      await contacts.keep(call, {
        requestId,
        by,
        what: 'request-confirmed',
        said: answers.note ?? null,
        learned: { city: answers.city, kind: answers.clientKind, neededBy: answers.neededBy },
      });
    },
  };
}
