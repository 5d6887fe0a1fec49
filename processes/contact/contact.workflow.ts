import { activitiesOf } from '#kit/workflow/activities-of.js';
import { anyOf } from '#kit/workflow/any-of.js';
import { enterStep } from '#kit/workflow/enter-step.js';
import { firstOf } from '#kit/workflow/first-of.js';
import { message, task, type TaskAsk } from '#kit/workflow/hopes.js';
import { humanTask } from '#kit/workflow/human-task.js';
import { startChild } from '#kit/workflow/start-child.js';
import { workingSleep } from '#kit/workflow/working-sleep.js';
import type { TaskResult } from '#kit/contract/define-task.js';
import { availability } from '../availability/availability.contract.js';
import {
  callBackUrgently,
  contact,
  contactClient,
  interimCall,
  itemsChanged,
  listReceived,
  makeOffer,
  receiveList,
  type ContactActivities,
  type ContactInput,
  type ContactResult,
  type KeptOffer,
  type Offered,
  type Told,
} from './contact.contract.js';

const { keepTalk, keepItems, lookUp, prepareOffer, keepOffer, loseDeal } = activitiesOf<ContactActivities>(contact);

/** How long to wait after each call that nobody took, by the pack; after the last one the client counts as never reached. */
const REDIALS = ['redial1', 'redial2', 'redial3'];

/** A manager finds out what the client wants and who has it, keeps him informed meanwhile, and makes an offer: yes, later or lost. WT-2, WT-3. */
export async function tellContact(input: ContactInput): Promise<ContactResult> {
  let next = await talkFirst(input);
  for (;;) {
    enterStep(contact, next.step);
    switch (next.step) {
      case 'awaitingList':
        next = await awaitList(input, next);
        break;
      case 'findingOut':
        next = await findOut(input, next);
        break;
      case 'offering':
        next = await offer(input, next);
        break;
      case 'lost':
        await loseDeal({ by: next.by, reason: next.reason });
        return { outcome: 'lost', offered: false, by: next.by };
      case 'agreed':
        return { outcome: 'agreed', offered: next.offered, by: next.by };
    }
  }
}

/** Where the story goes on after a talk. */
type Way =
  { step: 'awaitingList'; listBy: number } | { step: 'findingOut' | 'offering' } | { step: 'agreed'; offered: boolean } | { step: 'lost'; reason: string };

/** What is known after a talk: who talked, when he promised to call again and how, and what is wanted by now. */
interface Talked {
  by: string;
  callAt?: number | undefined;
  channel?: Told['channel'];
  items?: Told['items'];
}

type Next = Way & Talked;

/** Calls until somebody answers, at the times that the client names, and learns what he wants. */
async function talkFirst({ requestId, urgent, ...how }: ContactInput): Promise<Next> {
  let ask = asHandedOver(how);
  let first = urgent ? callBackUrgently : contactClient;
  let told: Told = {};
  for (let missed = 0; ;) {
    const call: TaskResult<typeof contactClient> = await humanTask(first, { ...ask, prefill: told });
    first = contactClient;
    const { by, data } = call;
    await keep(requestId, call);
    told = lasting({ ...told, ...data });
    if (call.outcome === 'callLater') {
      enterStep(contact, 'waiting');
      missed = 0;
      ask = { skill: how.line, ...again({ by, callAt: Date.parse(call.data.callAt) }) };
    } else if (call.outcome === 'notReached' && missed < REDIALS.length) {
      enterStep(contact, 'waiting');
      await workingSleep(REDIALS[missed++]!);
      ask = { skill: how.line, ...whom(by) };
    } else return wayOn(call);
  }
}

async function wayOn(call: TaskResult<typeof contactClient>): Promise<Next> {
  const { by, data } = call;
  const talked = { by, channel: data.channel, items: data.items };
  if (call.outcome === 'offer') {
    await lookUp({});
    return { step: 'offering', ...talked };
  }
  if (call.outcome === 'toAsk') return { step: 'findingOut', ...talked, callAt: Date.parse(call.data.callAt) };
  if (call.outcome === 'awaitList') return { step: 'awaitingList', ...talked, listBy: Date.parse(call.data.listBy) };
  if (call.outcome === 'agreed') return { step: 'agreed', by, offered: false };
  return { step: 'lost', by, reason: call.outcome === 'lost' ? call.data.whyLost : 'notReached' };
}

/** The client sends his list, or is reminded at the time that he named; what the price lists have can be offered at once. */
async function awaitList({ requestId }: ContactInput, { by, channel, listBy }: Next & { step: 'awaitingList' }): Promise<Next> {
  let ask: TaskAsk = { ...whom(by), dueAt: listBy, aside: true };
  for (;;) {
    const came = await firstOf({ list: task(receiveList, ask), letter: message(listReceived, requestId) });
    if (came.first === 'letter') {
      ask = { ...whom(by), prefill: { ...came.payload } };
      continue;
    }
    await keep(requestId, came);
    if (came.outcome === 'lost') return { step: 'lost', by: came.by, reason: came.data.whyLost };
    if (came.outcome === 'came') {
      const { open } = await lookUp({});
      return { step: open === 0 ? 'offering' : 'findingOut', by: came.by, channel, items: came.data.items };
    }
    ask = { ...whom(came.by), dueAt: Date.parse(came.data.listBy), aside: true };
  }
}

/** What was heard while the answers are awaited: the latest promise, and where the story goes on if not to the offer. */
interface Meanwhile extends Talked {
  next: Next | null;
}

/** Finds out who has it, while the client is called as was promised, and may change his mind. */
async function findOut(input: ContactInput, { step: _, ...talked }: Next): Promise<Next> {
  const now: Meanwhile = { ...talked, next: null };
  const { requestId } = input;
  await anyOf(
    {
      known: () => startChild(availability, { requestId, manager: personOf(now.by) }),
      calls: () => callMeanwhile(requestId, now),
      changed: () => hearChange(requestId, now),
    },
    ({ first }) => first === 'known' || now.next !== null,
  );
  const { next, ...since } = now;
  return next ?? { step: 'offering', ...since };
}

/** Each call ends with the time of the next, even with no result (WT-S6); a client who is not reached hears the offer. */
async function callMeanwhile(requestId: string, now: Meanwhile): Promise<void> {
  for (let missed = 0; ;) {
    const { channel, items } = now;
    const call = await humanTask(interimCall, { ...(now.callAt === undefined ? whom(now.by) : again(now)), prefill: { channel, items } });
    const { by, data } = call;
    await keep(requestId, call);
    Object.assign(now, { by, channel: data.channel ?? channel, callAt: instant(data.callAt) });
    if (call.outcome === 'changes') now.next = { step: 'findingOut', by, callAt: now.callAt, channel: now.channel, items: call.data.items };
    if (call.outcome === 'lost') now.next = { step: 'lost', by, reason: call.data.whyLost };
    if (now.next) return;
    if (call.outcome === 'waits') missed = 0;
    else if (missed < REDIALS.length) await workingSleep(REDIALS[missed++]!);
    else return;
  }
}

async function hearChange(requestId: string, now: Meanwhile): Promise<void> {
  const { payload, by } = await firstOf({ changed: message(itemsChanged, requestId) });
  const items = payload.items ?? [];
  await keepItems({ by, items });
  now.next = { step: 'findingOut', by: now.by, callAt: now.callAt, channel: now.channel, items };
}

/** Tells price and date until the client says yes or no; what else he wants is asked first. */
async function offer({ requestId }: ContactInput, { by: promisedBy, callAt, channel }: Next): Promise<Next> {
  let ask: TaskAsk = { ...whom(promisedBy), ...promised({ by: promisedBy, callAt }) };
  let prefill: Record<string, unknown> = { ...(await prepareOffer({})), channel };
  for (let missed = 0; ;) {
    const call = await firstOf({ call: task(makeOffer, { ...ask, prefill }), changed: message(itemsChanged, requestId) });
    if (call.first === 'changed') {
      const items = call.payload.items ?? [];
      await keepItems({ by: call.by, items });
      return { step: 'findingOut', by: promisedBy, channel, items, callAt: callAt !== undefined && callAt > call.at ? callAt : undefined };
    }
    const { by, data } = call;
    await keepOffer(offerTold(requestId, call));
    prefill = { ...lastingOffer(data), channel: data.channel ?? channel };
    if (call.outcome === 'callLater') {
      missed = 0;
      ask = again({ by, callAt: Date.parse(call.data.callAt) });
    } else if (call.outcome === 'notReached' && missed < REDIALS.length) {
      await workingSleep(REDIALS[missed++]!);
      ask = whom(by);
    } else if (call.outcome === 'askMore') {
      return { step: 'findingOut', by, callAt: Date.parse(call.data.callAt), channel, items: wantedOf(data) };
    } else if (call.outcome === 'agreed') return { step: 'agreed', by, offered: true };
    else return { step: 'lost', by, reason: call.outcome === 'lost' ? call.data.whyLost : 'notReached' };
  }
}

type Call = { outcome: string; by: string; data: Told };

/** Every talk goes into the client's history, and what it told of the deal into the deal (WT-2.8). */
function keep(requestId: string, { outcome, by, data }: Call): Promise<void> {
  const { purpose, items, accessories, neededBy, delivery, address } = data;
  const terms = { purpose, neededBy, delivery, address, items: items?.length ? items : undefined, accessories: accessories?.length ? accessories : undefined };
  return keepTalk({ requestId, by, outcome, said: data.agreed ?? data.note ?? null, terms });
}

/** What of an offer the client has heard: nothing where nobody answered, and of the lines those that have a price. */
function offerTold(requestId: string, { outcome, by, data }: { outcome: string; by: string; data: Offered }): KeptOffer {
  const { lines = [], objections = [], callAt: _when, channel: _by, whyLost: _why, note, ...terms } = data;
  const told = outcome === 'notReached' ? [] : lines.flatMap(({ price, ...line }) => (price === undefined ? [] : [{ ...line, price }]));
  const items = outcome === 'askMore' ? { items: wantedOf(data) } : {};
  return { requestId, by, outcome, said: note ?? null, offer: { ...terms, lines: told }, objections, agreed: outcome === 'agreed', ...items };
}

/** What is to be asked for: what was wanted, as it is now, and what was added without a price. */
function wantedOf({ lines = [] }: Offered): NonNullable<Told['items']> {
  const wanted = lines.filter(({ line, price }) => line !== undefined || price === undefined);
  return wanted.map(({ item, article, name, quantity, supplier }) => ({ item, article, name, quantity, supplier }));
}

/** What a talk has told for good; when to call again, why and the note were said of that call only. */
function lasting({ callAt: _when, listBy: _list, whyLost: _why, note: _note, agreed: _agreed, ...told }: Told): Told {
  return told;
}

/** When his data comes is asked at the end of each talk: what he named before may be over by then. */
function lastingOffer({ callAt: _when, dataBy: _data, whyLost: _why, note: _note, ...offered }: Offered): Offered {
  return offered;
}

/** Whom it is for, and by when, where the client was promised an instant; else both are the pack's. */
function asHandedOver({ manager, line, dueAt, by }: Omit<ContactInput, 'requestId' | 'urgent'>): TaskAsk {
  const due = dueAt === null ? {} : { dueAt, promise: { what: 'managerCall', by } };
  return { skill: line, ...(manager === null ? {} : { wanted: manager }), ...due };
}

/** At the instant that was promised, to whoever promised it; until shortly before it the task is put aside. */
function again(talked: Pick<Talked, 'by' | 'callAt'>): TaskAsk {
  return { ...whom(talked.by), ...promised(talked), aside: true };
}

function promised({ by, callAt }: Pick<Talked, 'by' | 'callAt'>): TaskAsk {
  return callAt === undefined ? {} : { dueAt: callAt, promise: { what: 'callBack', by } };
}

function whom(by: string): TaskAsk {
  const wanted = personOf(by);
  return wanted === null ? {} : { wanted };
}

const personOf = (actor: string) => (actor.startsWith('person:') ? actor.slice('person:'.length) : null);

const instant = (text: string | undefined) => (text === undefined ? undefined : Date.parse(text));
