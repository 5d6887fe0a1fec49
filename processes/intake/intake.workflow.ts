import { activitiesOf } from '#kit/workflow/activities-of.js';
import { enterStep } from '#kit/workflow/enter-step.js';
import { firstOf } from '#kit/workflow/first-of.js';
import { task, timer, type TaskAsk } from '#kit/workflow/hopes.js';
import { humanTask } from '#kit/workflow/human-task.js';
import { workingSleep } from '#kit/workflow/working-sleep.js';
import {
  confirmRequest,
  fillRequest,
  incomingCall,
  intake,
  takeMessage,
  transferCall,
  type HandOver,
  type IntakeActivities,
  type IntakeInput,
  type IntakeResult,
  type Said,
  type Talk,
} from './intake.contract.js';

const { keepTalk, sort, openDeal, promiseCallBack } = activitiesOf<IntakeActivities>(intake);

/** Real minutes: the client has the receiver in his hand (WT-1.5). */
const HOLD = 2 * 60_000;
/** How long to wait after each call that nobody took, by the pack; after the last one the request ends as not reached. */
const REDIALS = ['redial1', 'redial2', 'redial3'];

/** Takes a request or a call in, writes down what was said, and hands the client over to a manager; or ends with a reason. WT-1. */
export async function tellIntake(input: IntakeInput): Promise<IntakeResult> {
  let talk = isLiveCall(input) ? await answerCall(input) : await callUntilReached(input);
  if (talk.outcome === 'dropped' && talk.said.phone) talk = await callUntilReached(input, talk.said);

  const how = HANDED_OVER[talk.outcome];
  if (!how && !(talk.outcome === 'rangOff' && talk.said.phone)) return end(talk.outcome);

  const { requestId } = input;
  await openDeal({ requestId, by: talk.by });
  const { line } = await sort({ requestId });
  const to = how === 'calmly' ? calmly(talk, line) : await urgently(talk, line);
  enterStep(intake, 'handedOver');
  return { outcome: 'handedOver', to };
}

/** Calls until somebody answers; comes back at the time that the client names, and after a while where nobody takes the call. */
async function callUntilReached({ requestId, kind }: IntakeInput, known: Said = {}): Promise<Talk> {
  const askedForACall = LIVE_KINDS.includes(kind);
  let next: TaskAsk = { prefill: known };
  enterStep(intake, 'calling');
  for (let missed = 0; ;) {
    const call = await humanTask(askedForACall ? fillRequest : confirmRequest, next);
    const talk = await kept(requestId, call);
    if (call.outcome === 'callLater') {
      enterStep(intake, 'waiting');
      next = { ...next, wanted: idOf(call.by), dueAt: Date.parse(call.data.callAt), aside: true, promise: { what: 'callBack', by: call.by } };
    } else if (call.outcome === 'notReached' && missed < REDIALS.length) {
      enterStep(intake, 'redialling');
      await workingSleep(REDIALS[missed++]!);
      enterStep(intake, 'calling');
      next = { prefill: { ...known, ...talk.said }, wanted: idOf(call.by) };
    } else return talk;
  }
}

/** Talks with whoever calls, and tries to put him through; what nobody takes within the two minutes comes back to the secretary. */
async function answerCall({ requestId, by }: IntakeInput): Promise<Talk> {
  let next: TaskAsk = { assignee: idOf(by) };
  for (;;) {
    enterStep(intake, 'answering');
    const call = await humanTask(incomingCall, next);
    if (call.outcome !== 'connect') return kept(requestId, call);

    enterStep(intake, 'transferring');
    const held = { assignee: idOf(call.by), prefill: call.data };
    const dueAt = call.at + HOLD;
    const transfer = await firstOf({ manager: task(transferCall, { ...held, dueAt }), over: timer({ at: dueAt }) });
    if (transfer.first === 'over') {
      enterStep(intake, 'takingMessage');
      return kept(requestId, await humanTask(takeMessage, held));
    }
    if (transfer.outcome !== 'back') return kept(requestId, transfer);
    next = { assignee: idOf(transfer.by), prefill: transfer.data };
  }
}

/** Every talk goes into the client's history (WT-1.8). */
async function kept(requestId: string, { outcome, data, by }: { outcome: string; data: Said; by: string }): Promise<Talk> {
  const talk = { outcome, said: data, by };
  await keepTalk({ requestId, talk });
  return talk;
}

/** The manager calls within the hour, or when the client has asked for it. */
function calmly({ said, by }: Talk, line: string): HandOver {
  return { manager: said.manager ?? null, line, urgent: false, dueAt: said.managerAt ? Date.parse(said.managerAt) : null, by };
}

/** The client was promised a call at once: by whom the secretary wants, or by whoever gets free (WT-1.6). */
async function urgently({ said, by }: Talk, line: string): Promise<HandOver> {
  const manager = said.manager ?? null;
  const { dueAt } = await promiseCallBack({ manager, about: said.question ?? null });
  return { manager, line, urgent: true, dueAt, by };
}

function end(outcome: string): IntakeResult {
  enterStep(intake, 'ended');
  return { outcome: outcome === 'rangOff' ? 'dropped' : (outcome as Exclude<IntakeResult['outcome'], 'handedOver'>) };
}

/** How a talk that leads to a manager does so. */
const HANDED_OVER: Readonly<Record<string, 'calmly' | 'urgently'>> = {
  confirmed: 'calmly',
  notified: 'calmly',
  taken: 'calmly',
  callBack: 'urgently',
  busy: 'urgently',
  promised: 'urgently',
};

const LIVE_KINDS = ['call', 'consultation', 'long-lead'];

/** Somebody holds the receiver: a person has recorded a call. A site that asks for a call is a request to call back. */
function isLiveCall({ channel, kind, by }: IntakeInput): boolean {
  return channel === 'call' && LIVE_KINDS.includes(kind) && by.startsWith('person:');
}

const idOf = (actor: string) => actor.replace(/^person:/, '');
