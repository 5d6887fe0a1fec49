import { ApplicationFailure } from '@temporalio/common';
import type { ActivityCall, Implements } from '#kit/contract/activity-call.js';
import type { Services } from '#domain/services.js';
import { takeEffect } from '../sink.js';
import type { BookingActivities } from './booking.contract.js';

/** Idempotent by the call's key: the sink keeps each key once. */
export function bookingActivities(_services: Services): Implements<BookingActivities> {
  const effect = (what: string) => (_input: object, call: ActivityCall) => takeEffect(what, call);
  const undo =
    (what: string) =>
    ({ fails }: { fails: boolean }, call: ActivityCall) => {
      if (fails) throw ApplicationFailure.nonRetryable(`${what} is not possible`);
      return takeEffect(what, call);
    };
  return { reserve: effect('reserve'), pay: effect('pay'), release: undo('release'), refund: undo('refund') };
}
