import { defineProcess, typeOf } from '#kit/contract/define-process.js';
import { defineSteps } from '#kit/contract/define-steps.js';
import { defineTask } from '#kit/contract/define-task.js';
import type { PlannedQuery } from '#domain/availability/availability.type.js';

export interface AvailabilityInput {
  requestId: string;
  /** A person's id: who talks with the client, and is asked first where somebody has to choose, to call or to type. */
  manager: string | null;
}

export interface AvailabilityResult {
  /** How many of the client's lines nobody has. */
  open: number;
}

/** Nobody is known to have what is still open: the manager names whom to ask (WT-3.4). */
export const chooseSuppliers = defineTask({
  name: 'chooseSuppliers',
  role: 'manager',
  form: {
    type: 'object',
    additionalProperties: false,
    properties: {
      suppliers: {
        type: 'array',
        maxItems: 10,
        items: { type: 'object', additionalProperties: false, properties: { supplier: { type: 'string', supplier: true } }, required: ['supplier'] },
      },
      note: { type: 'string', maxLength: 2000 },
    },
  },
  outcomes: { chosen: { main: true, requires: ['suppliers'], leadsTo: 'asking' }, none: { leadsTo: 'known' } },
});

/** Who is asked next, and when that is enough. */
export interface NextRound {
  queries: PlannedQuery[];
  /** `first`: the first answer that leaves nothing open ends the round; `all`: the best of all that have come in time (WT-3.5). */
  wait: 'first' | 'all';
}

export interface AvailabilityActivities {
  /** Holds each line against the current price lists (WT-3.1 to WT-3.3); says how many are still open. */
  lookUp(input: object): Promise<{ open: number }>;
  /** Plans questions to suppliers who were not asked yet: those who list what is open, or whom somebody has chosen (WT-3.4, WT-3.5). */
  nextSuppliers(input: { chosen?: string[] }): Promise<NextRound>;
  /** Settles each open line by the best answer that there is (WT-3.5, WT-3.6); says how many are still open. */
  conclude(input: object): Promise<{ open: number }>;
  /** Takes back every question that has no answer. */
  withdraw(input: object): Promise<void>;
}

export const availability = defineProcess({
  name: 'availability',
  startedBy: 'child',
  steps: defineSteps({
    looking: ['asking', 'choosing', 'known'],
    choosing: ['asking', 'choosing', 'known'],
    asking: ['asking', 'choosing', 'known'],
    known: [],
  }),
  work: { choosing: { tasks: ['chooseSuppliers'] }, asking: { child: 'supplier-query' } },
  tasks: [chooseSuppliers],
  input: typeOf<AvailabilityInput>(),
  result: typeOf<AvailabilityResult>(),
});
