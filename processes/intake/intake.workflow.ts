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
  type IntakeActivities,
  type IntakeInput,
  type IntakeResult,
  type Said,
  type Talk,
} from './intake.contract.js';

const { keepTalk, prepareHandOver } = activitiesOf<IntakeActivities>(intake);

/** Real minutes: the client has the receiver in his hand (WT-1.5). */
const HOLD = 2 * 60_000;
/** How long to wait after each call that nobody took, by the pack; after the last one the request ends as not reached. */
const REDIALS = ['redial1', 'redial2', 'redial3'];

/** Takes a request or a call in, writes down what was said, and hands the client over to a manager; or ends with a reason. WT-1. */
export async function tellIntake(input: IntakeInput): Promise<IntakeResult> {
  let talk = isLiveCall(input) ? await answerCall(input) : await callUntilReached(input);
  if (talk.outcome === 'dropped' && talk.said.phone) talk = await callUntilReached(input, talk.said);

  const way = wayOn(talk);
  if (way === null) return end(talk.outcome);

  const urgent = way === 'urgently';
  const { line, promisedBy } = await prepareHandOver({ requestId: input.requestId, talk, urgent });
  enterStep(intake, 'handedOver');
  const { manager = null, managerAt } = talk.said;
  return { outcome: 'handedOver', to: { manager, line, urgent, dueAt: promisedBy ?? instant(managerAt), by: talk.by } };
}

/** Calls until somebody answers; comes back at the time that the client names, and after a while where nobody takes the call. */
async function callUntilReached({ requestId, kind }: IntakeInput, known: Said = {}): Promise<Talk> {
  const askedForACall = LIVE_KINDS.includes(kind);
  let said = known;
  let next: TaskAsk = {};
  enterStep(intake, 'calling');
  for (let missed = 0; ;) {
    const call = await humanTask(askedForACall ? fillRequest : confirmRequest, { ...next, prefill: said });
    const talk = await kept(requestId, call);
    said = { ...said, ...lasting(talk.said) };
    if (call.outcome === 'callLater') {
      enterStep(intake, 'waiting');
      next = { wanted: idOf(call.by), dueAt: Date.parse(call.data.callAt), aside: true, promise: { what: 'callBack', by: call.by } };
    } else if (call.outcome === 'notReached' && missed < REDIALS.length) {
      enterStep(intake, 'redialling');
      await workingSleep(REDIALS[missed++]!);
      enterStep(intake, 'calling');
      next = { wanted: idOf(call.by) };
    } else return talk;
  }
}

/** What a talk has told for good; when to call again was said of that call only. */
function lasting({ callAt: _past, ...said }: Said): Said {
  return said;
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

function end(outcome: string): IntakeResult {
  enterStep(intake, 'ended');
  return { outcome: outcome === 'rangOff' ? 'dropped' : (outcome as Exclude<IntakeResult['outcome'], 'handedOver'>) };
}

/** Whether a manager calls within the hour, or at once, as the client was promised (WT-1.6); null: the matter ends here. */
function wayOn({ outcome, said }: Talk): 'calmly' | 'urgently' | null {
  if (['confirmed', 'notified', 'taken'].includes(outcome)) return 'calmly';
  if (['callBack', 'busy', 'promised'].includes(outcome)) return 'urgently';
  return outcome === 'rangOff' && said.phone ? 'urgently' : null; // he did not wait to be promised anything
}

const instant = (text: string | undefined) => (text === undefined ? null : Date.parse(text));

const LIVE_KINDS = ['call', 'consultation', 'long-lead'];

/** Somebody holds the receiver: a person has recorded a call. A site that asks for a call is a request to call back. */
function isLiveCall({ channel, kind, by }: IntakeInput): boolean {
  return channel === 'call' && LIVE_KINDS.includes(kind) && by.startsWith('person:');
}

const idOf = (actor: string) => actor.replace(/^person:/, '');
