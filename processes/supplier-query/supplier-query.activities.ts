import type { Implements } from '#kit/contract/activity-call.js';
import type { Services } from '#domain/services.js';
import type { SupplierQueryActivities } from './supplier-query.contract.js';

/** Idempotent by the call's key: each question, reminder and answer is kept once. */
export function supplierQueryActivities({ availability }: Services): Implements<SupplierQueryActivities> {
  return {
    question: (input, call) => availability.question(call, input),
    remind: (input, call) => availability.remind(call, input),
    asked: (input, call) => availability.asked(call, input),
    keepAnswer: (input, call) => availability.keepAnswer(call, input),
    silent: (input, call) => availability.silent(call, input),
  };
}
