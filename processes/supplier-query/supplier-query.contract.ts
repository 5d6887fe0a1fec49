import { defineMessage } from '#kit/contract/define-message.js';
import { defineProcess, typeOf } from '#kit/contract/define-process.js';
import { defineSteps } from '#kit/contract/define-steps.js';
import { defineTask } from '#kit/contract/define-task.js';
import type { LineAnswer, QueryChannel } from '#domain/availability/availability.type.js';

/** A question to one supplier. Whom it asks about what is in the row of the query; nothing of a person is said here. */
export interface SupplierQueryInput {
  requestId: string;
  /** The query's id: the key by which an answer finds it. */
  query: string;
  supplier: string;
  /** He has an address: the letter is queued, and nobody has to call him. */
  byMail: boolean;
  /** A person's id: who is asked first to call, and to type the answer. */
  manager: string | null;
}

export interface SupplierQueryResult {
  outcome: 'answered' | 'silent';
  /** Every line that he was asked about is covered by what he has. */
  satisfies: boolean;
}

/** WT-F5: what a supplier says of each line that he was asked about. */
const ANSWERS = {
  type: 'array',
  widget: 'answers',
  maxItems: 50,
  items: {
    type: 'object',
    additionalProperties: false,
    properties: {
      line: { type: 'integer', minimum: 1, maximum: 1_000 },
      has: { type: 'string', enum: ['yes', 'part', 'expected', 'no'] },
      quantity: { type: 'string', format: 'decimal' },
      price: { type: 'string', format: 'decimal' },
      currency: { type: 'string', enum: ['RUB', 'USD', 'EUR', 'CNY'] },
      readyOn: { type: 'string', format: 'date' },
      reservedUntil: { type: 'string', format: 'date-time' },
      note: { type: 'string', maxLength: 500 },
    },
    required: ['line', 'has'],
  },
} as const;

/** Whose answer it is and to which question: known when the task opens. */
const ABOUT = { supplier: { type: 'string', supplier: true }, query: { type: 'string', format: 'uuid' } } as const;
const channel = { type: 'string', enum: ['mail', 'messenger', 'phone', 'account'] } as const;
const note = { type: 'string', maxLength: 2000 } as const;

/** Somebody calls or writes to a supplier who has no e-mail address (WT-3.4). */
export const askSupplier = defineTask({
  name: 'askSupplier',
  role: 'manager',
  form: {
    type: 'object',
    additionalProperties: false,
    properties: { ...ABOUT, channel: { type: 'string', enum: ['phone', 'messenger', 'account'] }, answers: ANSWERS, note },
  },
  outcomes: {
    asked: { main: true, requires: ['channel'], leadsTo: 'waiting' },
    answered: { requires: ['answers', 'channel'], leadsTo: 'answered' },
    cannot: { leadsTo: 'silent' },
  },
});

/** What the supplier says in another way than by a letter that finds its question by itself is typed in (WT-3.4, WT-3.6). */
export const typeAnswer = defineTask({
  name: 'typeAnswer',
  role: 'manager',
  form: {
    type: 'object',
    additionalProperties: false,
    properties: { ...ABOUT, answers: ANSWERS, channel, note },
  },
  outcomes: {
    answered: { main: true, requires: ['answers'], leadsTo: 'answered' },
    nothing: { leadsTo: 'answered' },
    silent: { leadsTo: 'silent' },
  },
});

/** A supplier's answer comes from outside; its key is the query's id (WT-3.4). */
export const supplierAnswered = defineMessage({
  kind: 'supplier.answered',
  sender: 'supplier',
  payload: {
    type: 'object',
    additionalProperties: false,
    properties: { answers: ANSWERS, channel },
  },
});

/** An answer as it is kept. Without lines: he has none of it. */
export interface KeptAnswer {
  query: string;
  answers: readonly LineAnswer[];
  channel: QueryChannel;
  /** Who brought it, such as `person:<id>`. */
  by: string;
}

export interface SupplierQueryActivities {
  /** Queues the letter WT-L5 to the supplier. */
  question(input: { query: string }): Promise<void>;
  /** Asks him again in the same matter: the first or the second time. */
  remind(input: { query: string; times: number }): Promise<void>;
  /** Somebody has asked him, and how. */
  asked(input: { query: string; channel: QueryChannel; by: string }): Promise<void>;
  /** Keeps what he has (WT-3.6), and says whether it covers all that he was asked about. */
  keepAnswer(input: KeptAnswer): Promise<{ satisfies: boolean }>;
  /** He does not answer, or could not be asked. */
  silent(input: { query: string }): Promise<void>;
}

export const supplierQuery = defineProcess({
  name: 'supplier-query',
  startedBy: 'child',
  steps: defineSteps({ asking: ['waiting', 'answered', 'silent'], waiting: ['answered', 'silent'], answered: [], silent: [] }),
  work: { asking: { tasks: ['askSupplier'] }, waiting: { tasks: ['typeAnswer'] } },
  tasks: [askSupplier, typeAnswer],
  messages: [supplierAnswered],
  input: typeOf<SupplierQueryInput>(),
  result: typeOf<SupplierQueryResult>(),
});
