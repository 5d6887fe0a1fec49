import { defineMessage } from '#kit/contract/define-message.js';
import { defineProcess, typeOf } from '#kit/contract/define-process.js';
import { defineSteps } from '#kit/contract/define-steps.js';
import { defineTask, type DataOf } from '#kit/contract/define-task.js';
import type { DealTerms, Objection, OfferTerms } from '#domain/deals/deal-terms.type.js';
import type { HandOver } from '../intake/intake.contract.js';

/** Which request, and how the secretary has handed it over. */
export interface ContactInput extends HandOver {
  requestId: string;
}

export interface ContactResult {
  outcome: 'agreed' | 'lost';
  /** An offer was agreed, and is to become an order; else the matter was settled on the call. */
  offered: boolean;
  /** Who talked with the client last. */
  by: string;
}

const object = { type: 'object', additionalProperties: false } as const;

/** What the client wants (WT-F4). */
const ITEMS = {
  type: 'array',
  widget: 'items',
  maxItems: 50,
  items: {
    ...object,
    properties: {
      item: { type: 'string', format: 'uuid' },
      article: { type: 'string', maxLength: 100 },
      name: { type: 'string', minLength: 1, maxLength: 300 },
      quantity: { type: 'string', format: 'decimal' },
      supplier: { type: 'string', supplier: true },
      ask: { type: 'boolean' },
    },
    required: ['name', 'quantity'],
  },
} as const;

/** What goes with it, and whether the client takes it (WT-2.1). */
const ACCESSORIES = {
  type: 'array',
  maxItems: 20,
  items: {
    ...object,
    properties: {
      item: { type: 'string', format: 'uuid' },
      name: { type: 'string', minLength: 1, maxLength: 300 },
      answer: { type: 'string', enum: ['taken', 'declined'] },
    },
    required: ['name', 'answer'],
  },
} as const;

/** What the client is told: item, price and date (WT-2.4). A line that waits for its price is told to nobody: only a yes needs all of them. */
const LINES = {
  type: 'array',
  widget: 'offer',
  maxItems: 50,
  items: {
    ...object,
    properties: {
      line: { type: 'integer', minimum: 1, maximum: 1_000 },
      item: { type: 'string', format: 'uuid' },
      article: { type: 'string', maxLength: 100 },
      name: { type: 'string', minLength: 1, maxLength: 300 },
      quantity: { type: 'string', format: 'decimal' },
      price: { type: 'string', format: 'decimal' },
      readyOn: { type: 'string', format: 'date' },
      supplier: { type: 'string', supplier: true },
    },
    required: ['name', 'quantity'],
  },
} as const;

/** What stands in the way, what was answered, and whether it still does (WT-2.4, WT-O). */
const OBJECTIONS = {
  type: 'array',
  widget: 'objections',
  maxItems: 3,
  items: {
    ...object,
    properties: {
      kind: { type: 'string', reasons: 'objection' },
      argument: { type: 'string', minLength: 1, maxLength: 1000 },
      result: { type: 'string', enum: ['goesOn', 'stands'] },
    },
    required: ['kind', 'argument', 'result'],
  },
} as const;

const PLACE = { delivery: { type: 'string', enum: ['pickup', 'delivery'] }, address: { type: 'string', maxLength: 500 } } as const;
const channel = { type: 'string', enum: ['phone', 'mail', 'messenger'] } as const;
const later = { type: 'string', format: 'date-time', future: true } as const;
const END = { whyLost: { type: 'string', reasons: 'lost' }, note: { type: 'string', maxLength: 2000 } } as const;

const TALK = {
  form: {
    ...object,
    properties: {
      agreed: { type: 'string', minLength: 1, maxLength: 2000 },
      purpose: { type: 'string', maxLength: 1000 },
      items: ITEMS,
      accessories: ACCESSORIES,
      neededBy: { type: 'string', format: 'date' },
      ...PLACE,
      channel,
      listBy: later,
      callAt: later,
      ...END,
    },
  },
  outcomes: {
    offer: { main: true, requires: ['items'], leadsTo: 'offering' },
    toAsk: { requires: ['items', 'callAt', 'channel'], leadsTo: 'findingOut' },
    awaitList: { requires: ['listBy'], leadsTo: 'awaitingList' },
    agreed: { requires: ['agreed'], leadsTo: 'agreed' },
    callLater: { requires: ['callAt'] },
    notReached: {},
    lost: { requires: ['whyLost'], leadsTo: 'lost' },
  },
} as const;

/** The manager calls the client within the hour, asks what for and what, and looks at stock while talking (WT-S3; WT-2.1 to WT-2.3). */
export const contactClient = defineTask({ name: 'contactClient', role: 'manager', ...TALK });

/** The client was promised a call within minutes: the wanted manager is asked first, and any who gets free may take it (WT-1.6). */
export const callBackUrgently = defineTask({ name: 'callBackUrgently', role: 'manager', urgent: true, ...TALK });

/** The client sends his whole list by mail; at the time that he named the manager reminds him (WT-2.1). */
export const receiveList = defineTask({
  name: 'receiveList',
  role: 'manager',
  form: { ...object, properties: { items: ITEMS, listBy: later, ...END } },
  outcomes: { came: { main: true, requires: ['items'] }, moreTime: { requires: ['listBy'] }, lost: { requires: ['whyLost'], leadsTo: 'lost' } },
});

/** What is done, whom we wait for, and when the next news comes: nobody may feel forgotten (WT-S6, WT-2.3). */
export const interimCall = defineTask({
  name: 'interimCall',
  role: 'manager',
  form: { ...object, properties: { items: ITEMS, callAt: later, channel, ...END } },
  outcomes: {
    waits: { main: true, requires: ['callAt'], leadsTo: 'findingOut' },
    changes: { requires: ['items'], leadsTo: 'findingOut' },
    notReached: {},
    lost: { requires: ['whyLost'], leadsTo: 'lost' },
  },
});

/** Price and date, complete or in parts, and what stands in the way (WT-S4; WT-2.4, WT-2.5). */
export const makeOffer = defineTask({
  name: 'makeOffer',
  role: 'manager',
  form: {
    ...object,
    properties: {
      lines: LINES,
      complete: { type: 'string', enum: ['complete', 'parts'] },
      deliverOn: { type: 'string', format: 'date' },
      window: { type: 'string', maxLength: 100 },
      ...PLACE,
      comeAt: { type: 'string', format: 'date-time' },
      payment: { type: 'string', enum: ['cashOffice', 'courier', 'card', 'transfer'] },
      email: { type: 'string', maxLength: 254, format: 'email' },
      phone: { type: 'string', maxLength: 100, format: 'phone' },
      dataBy: later,
      validUntil: { type: 'string', format: 'date' },
      objections: OBJECTIONS,
      callAt: later,
      channel,
      ...END,
    },
  },
  outcomes: {
    agreed: { main: true, requires: ['lines', 'payment', 'email', 'dataBy'], inRows: { lines: ['price'] }, leadsTo: 'agreed' },
    askMore: { requires: ['lines', 'callAt'], atMost: { objections: 2 }, leadsTo: 'findingOut' },
    callLater: { requires: ['callAt'], atMost: { objections: 2 } },
    notReached: {},
    lost: { requires: ['whyLost'], leadsTo: 'lost' },
  },
});

/** The client's list has come by mail; its key is the request (WT-2.1). */
export const listReceived = defineMessage({
  kind: 'list.received',
  sender: 'client',
  payload: { ...object, properties: { note: { type: 'string', maxLength: 2000 } } },
});

/** The client wants something else, or more or less of it; its key is the request. It may come at any time: it does not make him hold the matter. */
export const itemsChanged = defineMessage({ kind: 'items.changed', sender: 'system', payload: { ...object, properties: { items: ITEMS } } });

/** What a talk told, in the words of the forms. */
export type Told = DataOf<typeof contactClient.form> & DataOf<typeof receiveList.form> & DataOf<typeof interimCall.form>;
export type Offered = DataOf<typeof makeOffer.form>;

/** How a talk ended, as it is kept in the client's history (WT-2.8). */
export interface KeptTalk {
  requestId: string;
  /** Who talked, such as `person:<id>`. */
  by: string;
  outcome: string;
  said: string | null;
}

/** An offer as it was told: lines that have a price, and the objections to it so far. */
export interface KeptOffer extends KeptTalk {
  offer: OfferTerms;
  objections: readonly Objection[];
  agreed: boolean;
  /** All that is wanted by now, where something is to be asked anew. */
  items?: DealTerms['items'];
}

export interface ContactActivities {
  /** Writes the contact and what was agreed into the client's history, and what was told of the deal into the deal (WT-2.1, WT-2.8). */
  keepTalk(input: KeptTalk & { terms: DealTerms }): Promise<void>;
  /** The client wants something else: the deal has it (WT-2.3). */
  keepItems(input: { by: string; items: DealTerms['items'] }): Promise<void>;
  /** Holds each line against the current price lists (WT-3.1 to WT-3.3); says how many are still open. */
  lookUp(input: object): Promise<{ open: number }>;
  /** What the offer begins with: lines, what is known of them by now, the client's addresses. Never what they cost us (WT-2.4). */
  prepareOffer(input: object): Promise<Record<string, unknown>>;
  /** Keeps the contact, the offer as a new version where it differs from the last, and the objections; marks it where the client has agreed (WT-2.4). */
  keepOffer(input: KeptOffer): Promise<void>;
  /** Closes the deal of the case as lost, with the reason (WT-2.9). */
  loseDeal(input: { by: string; reason: string }): Promise<void>;
}

export const contact = defineProcess({
  name: 'contact',
  startedBy: 'child',
  steps: defineSteps({
    contacting: ['waiting', 'awaitingList', 'findingOut', 'offering', 'agreed', 'lost'],
    waiting: ['waiting', 'awaitingList', 'findingOut', 'offering', 'agreed', 'lost'],
    awaitingList: ['findingOut', 'offering', 'lost'],
    findingOut: ['findingOut', 'offering', 'lost'],
    offering: ['findingOut', 'agreed', 'lost'],
    agreed: [],
    lost: [],
  }),
  work: {
    contacting: { tasks: ['contactClient', 'callBackUrgently'] },
    waiting: { tasks: ['contactClient'] },
    awaitingList: { tasks: ['receiveList'] },
    findingOut: { tasks: ['interimCall'], child: 'availability' },
    offering: { tasks: ['makeOffer'] },
  },
  tasks: [contactClient, callBackUrgently, receiveList, interimCall, makeOffer],
  messages: [listReceived, itemsChanged],
  input: typeOf<ContactInput>(),
  result: typeOf<ContactResult>(),
});
