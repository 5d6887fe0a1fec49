import { defineProcess, typeOf } from '#kit/contract/define-process.js';
import { defineSteps } from '#kit/contract/define-steps.js';
import { defineTask, type DataOf } from '#kit/contract/define-task.js';

/** What a case begins with. Nothing personal: the client's data stay in PostgreSQL. */
export interface IntakeInput {
  requestId: string;
  /** site, mail, call or messenger. */
  channel: string;
  /** request, urgent, question, letter, call, consultation or long-lead. */
  kind: string;
  /** Who recorded it: `person:<id>` or `token:<id>`. */
  by: string;
}

/** How the manager's contact is to be: whom, how urgent, by when, and out of which line of the sorting table. */
export interface HandOver {
  /** A person's id: asked for by the secretary or the client. */
  manager: string | null;
  /** Of the table `sorting`: whose skill the matter needs. */
  line: string;
  /** The client was promised a call at once: the group sees it, the manager is asked first (WT-1.6). */
  urgent: boolean;
  /** An instant that was promised to the client, epoch ms. */
  dueAt: number | null;
  /** Who handed it over, and so who promised. */
  by: string;
}

export type IntakeResult = { outcome: 'handedOver'; to: HandOver } | { outcome: 'answered' | 'dropped' | 'notReached' | 'notNeeded' | 'notOurs' };

/** WT-F1: what a talk may tell about the client and the request. */
const CLIENT = {
  name: { type: 'string', maxLength: 200 },
  phone: { type: 'string', maxLength: 100, format: 'phone' },
  email: { type: 'string', maxLength: 254, format: 'email' },
  company: { type: 'string', maxLength: 300 },
  inn: { type: 'string', maxLength: 12, format: 'inn' },
  city: { type: 'string', minLength: 1, maxLength: 120 },
  clientKind: { type: 'string', enum: ['private', 'legal'] },
} as const;
const REQUEST = {
  question: { type: 'string', minLength: 1, maxLength: 2000 },
  article: { type: 'string', maxLength: 100 },
  quantity: { type: 'integer', minimum: 1, maximum: 1_000_000 },
  kind: { type: 'string', enum: ['request', 'urgent', 'question', 'letter', 'call', 'consultation', 'long-lead'] },
  neededBy: { type: 'string', maxLength: 200 },
  urgency: { type: 'string', enum: ['today', 'thisWeek', 'notUrgent'] },
  delivery: { type: 'string', enum: ['pickup', 'delivery'] },
} as const;
const NEXT = {
  /** The secretary's choice instead of the rule's (WT-1.9). */
  manager: { type: 'string', person: 'manager' },
  /** When the client wants the manager's call. */
  managerAt: { type: 'string', format: 'date-time', future: true },
  note: { type: 'string', maxLength: 2000 },
  whyNotOurs: { type: 'string', reasons: 'notOurs' },
} as const;

const OUTGOING = {
  callAt: { type: 'string', format: 'date-time', future: true },
  notifiedBy: { type: 'string', enum: ['mail', 'messenger', 'sms'] },
  whyNotNeeded: { type: 'string', reasons: 'notNeeded' },
} as const;

const { name, city, clientKind } = CLIENT;
const { neededBy, urgency, delivery, kind } = REQUEST;

/** How an outgoing call may end beside its main outcome. */
const OTHERWISE = {
  callLater: { requires: ['callAt'] },
  notReached: {},
  notified: { requires: ['notifiedBy'] },
  notNeeded: { requires: ['whyNotNeeded'], leadsTo: 'ended' },
  notOurs: { requires: ['whyNotOurs'], leadsTo: 'ended' },
} as const;

/** The secretary calls the client: the request is accepted, and what it lacks is asked (WT-S1; WT-1.2, WT-1.3). */
export const confirmRequest = defineTask({
  name: 'confirmRequest',
  role: 'secretary',
  form: {
    type: 'object',
    additionalProperties: false,
    properties: { name, city, clientKind, neededBy, urgency, delivery, kind, ...NEXT, ...OUTGOING },
  },
  outcomes: { confirmed: { main: true, requires: ['city', 'clientKind'] }, ...OTHERWISE },
});

/** The same call where the client only asked to be called: the whole request is filled (WT-1.3). */
export const fillRequest = defineTask({
  name: 'fillRequest',
  role: 'secretary',
  form: { type: 'object', additionalProperties: false, properties: { ...CLIENT, ...REQUEST, ...NEXT, ...OUTGOING } },
  outcomes: { confirmed: { main: true, requires: ['question', 'city', 'clientKind'] }, ...OTHERWISE },
});

/** What the three tasks of one live call have in common: what is said in one of them the next begins with. */
const TALK = {
  type: 'object',
  additionalProperties: false,
  properties: {
    ...CLIENT,
    ...REQUEST,
    ...NEXT,
    /** Who it is, where the secretary found the client while talking. */
    clientId: { type: 'string', format: 'uuid' },
    /** The open case that the client calls about. */
    aboutCase: { type: 'string', format: 'uuid' },
  },
} as const;

/** Somebody calls: what is it about, who is it, and whom does he need (WT-S2; WT-1.4). */
export const incomingCall = defineTask({
  name: 'incomingCall',
  role: 'secretary',
  live: true,
  form: TALK,
  outcomes: {
    connect: { main: true, requires: ['question'], leadsTo: 'transferring' },
    callBack: { requires: ['question', 'phone'] },
    answered: { requires: ['question'], leadsTo: 'ended' },
    dropped: {},
    notOurs: { requires: ['whyNotOurs'], leadsTo: 'ended' },
  },
});

/** The client waits on the line while a manager is called: 2 real minutes at most (WT-1.5). */
export const transferCall = defineTask({
  name: 'transferCall',
  role: 'secretary',
  live: true,
  form: TALK,
  outcomes: {
    taken: { main: true, requires: ['manager'] },
    busy: { requires: ['question', 'phone'] },
    back: { leadsTo: 'answering' },
  },
});

/** All managers are talking: who is to be called back, and about what (WT-S2 5b; WT-1.6). */
export const takeMessage = defineTask({
  name: 'takeMessage',
  role: 'secretary',
  live: true,
  form: TALK,
  outcomes: { promised: { main: true, requires: ['question', 'phone'] }, rangOff: {} },
});

/** What a talk told, in the words of the forms. */
export type Said = DataOf<typeof fillRequest.form> & DataOf<typeof TALK>;

/** How a talk ended, as it is kept in the client's history (WT-1.8). */
export interface Talk {
  outcome: string;
  said: Said;
  /** Who talked, such as `person:<id>`. */
  by: string;
}

export interface IntakeActivities {
  /** Writes what a talk told into client and request, and the talk into the client's history (WT-1.8). */
  keepTalk(input: { requestId: string; talk: Talk }): Promise<void>;
  /**
   * Opens the deal of the case (WT-1.8) and asks the table `sorting` whose matter this is, with what is known by now (WT-1.7). Of an urgent one
   * also: until when a manager will have called back by the pack, and the letter to him, or to all who are here (WT-1.6, WT-L1).
   */
  prepareHandOver(input: { requestId: string; talk: Talk; urgent: boolean }): Promise<{ line: string; promisedBy: number | null }>;
}

export const intake = defineProcess({
  name: 'intake',
  startedBy: 'child',
  steps: defineSteps({
    received: ['calling', 'answering'],
    calling: ['waiting', 'redialling', 'handedOver', 'ended'],
    waiting: ['handedOver', 'ended', 'waiting', 'redialling'],
    redialling: ['calling'],
    answering: ['transferring', 'calling', 'handedOver', 'ended'],
    transferring: ['answering', 'takingMessage', 'handedOver'],
    takingMessage: ['handedOver', 'ended'],
    handedOver: [],
    ended: [],
  }),
  work: {
    calling: { tasks: ['confirmRequest', 'fillRequest'] },
    waiting: { tasks: ['confirmRequest', 'fillRequest'] },
    answering: { tasks: ['incomingCall'] },
    transferring: { tasks: ['transferCall'] },
    takingMessage: { tasks: ['takeMessage'] },
  },
  tasks: [confirmRequest, fillRequest, incomingCall, transferCall, takeMessage],
  tables: [{ name: 'sorting', inputs: ['kind', 'clientKind', 'urgency'], outputs: ['line'] }],
  input: typeOf<IntakeInput>(),
  result: typeOf<IntakeResult>(),
});
