import type { Implements } from '#kit/contract/activity-call.js';
import type { Services } from '#domain/services.js';
import type { AvailabilityActivities } from './availability.contract.js';

/** Idempotent by the call's key: questions are planned once, and a settled line stays settled. */
export function availabilityActivities({ availability, asking }: Services): Implements<AvailabilityActivities> {
  return {
    lookUp: (_, call) => availability.lookUp(call),
    nextSuppliers: async (input, call) => ({ queries: await availability.nextSuppliers(call, input), wait: (await asking.of(call)).wait }),
    conclude: (_, call) => availability.conclude(call),
    withdraw: (_, call) => availability.withdraw(call),
  };
}
