import { AsyncLocalStorage } from 'node:async_hooks';

/** Header under which Temporal carries the id of the request that asked for something: beside a command's data, never part of it. */
export const ASKED_BY = 'reglament-request';

const asked = new AsyncLocalStorage<string>();

/** Does work on behalf of a request: what is logged, written and sent meanwhile carries its id. */
export function whileAsked<T>(request: string, work: () => T): T {
  return asked.run(request, work);
}

/** Does work on behalf of the request that a row names, or of nobody. */
export function whileAskedBy<T>(request: string | null, work: () => T): T {
  return request === null ? asked.exit(work) : asked.run(request, work);
}

/** The id of the request on whose behalf this is done; null where nobody asked, such as when a timer ran out. */
export function askedBy(): string | null {
  return asked.getStore() ?? null;
}
