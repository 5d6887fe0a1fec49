import { ApplicationFailure, defaultPayloadConverter, TemporalFailure } from '@temporalio/common';
import type { ActivityInterceptors } from '@temporalio/worker';
import { toldError } from '#domain/telemetry/told-error.js';
import { ASKED_BY, whileAskedBy } from '../asked/asked-by.js';

/**
 * Each activity works on behalf of the request that its headers name. What it throws reaches Temporal's history without the data that it arose from: a history is
 * kept for long and read by operators, and an error of a library quotes whatever it was given. Failures that a story made itself pass as they are.
 */
export function activityOnBehalf(): ActivityInterceptors {
  let request: string | null = null;
  return {
    // What the SDK itself logs of this activity, that it failed for one, is outside of the call.
    outbound: { getLogAttributes: (attributes, next) => next(request === null ? attributes : { ...attributes, request }) },
    inbound: {
      execute(input, next) {
        const header = input.headers[ASKED_BY];
        request = header === undefined ? null : defaultPayloadConverter.fromPayload<string>(header);
        return whileAskedBy(request, async () => {
          try {
            return await next(input);
          } catch (error) {
            if (error instanceof TemporalFailure || !(error instanceof Error)) throw error;
            throw told(error);
          }
        });
      },
    },
  };
}

function told(error: Error): ApplicationFailure {
  const { type, message, stack } = toldError(error);
  const failure = ApplicationFailure.create({ message, type });
  failure.stack = stack;
  return failure;
}
