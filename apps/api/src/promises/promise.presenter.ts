import type { PromiseRecord } from '#domain/promises/promise.repository.js';
import type { Labels } from '../labels/labels.js';
import type { PromiseDto } from './promises.dto.js';

/** A promise in the caller's language. */
export function promiseDto(one: PromiseRecord, labels: Labels): PromiseDto {
  const { id, what, state, by, keeper, caseId } = one;
  return {
    id,
    what,
    label: labels.optional(`promise.what.${what}`) ?? labels.task(one.process, one.task),
    state,
    stateLabel: labels.say(`promise.state.${state}`),
    by,
    keeper,
    groupLabel: labels.role(one.role),
    promisedAt: one.promisedAt.toISOString(),
    dueAt: one.dueAt.toISOString(),
    closedAt: one.closedAt?.toISOString() ?? null,
    caseId,
    caseNumber: one.caseNumber === null ? null : labels.number('case', one.caseNumber),
    client: one.client && labels.client(one.client),
  };
}
