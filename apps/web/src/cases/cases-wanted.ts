import { CASE_ORDERS, CASE_STATUSES, type CaseOrder, type CaseStatus } from '../api/types';

/** Which cases a URL asks for; what it does not say is as usual: the open ones, newest first. */
export interface CasesWanted {
  status?: CaseStatus;
  order?: CaseOrder;
  q?: string;
  process?: string;
  step?: string;
}

/** Reads a URL: what it cannot mean is left out. */
export function casesWanted({ status, order, q, process, step }: Record<string, unknown>): CasesWanted {
  // A number in a URL comes as a number.
  const typed = typeof q === 'string' || typeof q === 'number' ? String(q) : '';
  return {
    ...(CASE_STATUSES.includes(status as CaseStatus) ? { status: status as CaseStatus } : {}),
    ...(CASE_ORDERS.includes(order as CaseOrder) ? { order: order as CaseOrder } : {}),
    ...(typed === '' ? {} : { q: typed }),
    ...(typeof process === 'string' ? { process } : {}),
    ...(typeof process === 'string' && typeof step === 'string' ? { step } : {}),
  };
}
