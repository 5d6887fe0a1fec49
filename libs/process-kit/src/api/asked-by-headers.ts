import type { Headers, WorkflowClientInterceptor } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import { ASKED_BY, askedBy } from '../asked/asked-by.js';

function withAsked<T extends { readonly headers: Headers }>(input: T): T {
  const id = askedBy();
  return id === null ? input : { ...input, headers: { ...input.headers, [ASKED_BY]: defaultPayloadConverter.toPayload(id) } };
}

/** Sends the id of the request along with what it starts and asks of Temporal. */
export const askedByHeaders: WorkflowClientInterceptor = {
  start: (input, next) => next(withAsked(input)),
  startUpdate: (input, next) => next(withAsked(input)),
  signal: (input, next) => next(withAsked(input)),
};
