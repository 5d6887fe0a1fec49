import { phoneText } from '#domain/clients/phone.rule.js';
import type { EventRecord } from '#domain/cases/case.repository.js';
import type { LocalText } from '#domain/packs/local-text.type.js';
import type { ToldKind } from '#domain/audit/event.type.js';
import type { Why } from '#domain/assignment/assignment.type.js';
import type { Labels } from '../labels/labels.js';
import { whyText } from '../people/why.presenter.js';
import type { FactDto, TimelineEntryDto } from './timeline.dto.js';
import { TELL_DEAL } from './deal-timeline.presenter.js';
import { factsOf, knownFacts } from './facts.presenter.js';
import { whysOf } from './whys.presenter.js';
import { toldLetters } from './told-letters.presenter.js';

interface Words {
  title: string;
  text?: string | null;
  facts?: FactDto[];
  /** To unfold. */
  more?: string | null;
}

type Facts = Record<string, unknown>;

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
const word = (value: unknown) => text(value) ?? '';

/** How each kind of event is told; a new kind does not compile until it has words. */
const TELL: Readonly<Record<ToldKind, (data: Facts, labels: Labels) => Words>> = {
  'request.recorded': (d, l) => ({
    title: l.say('timeline.request.recorded', { kind: l.say(`kind.${word(d['kind'])}`), number: l.number('request', word(d['number'])) }),
    text: l.say(`timeline.request.from.${word(d['channel'])}`),
  }),
  'case.opened': (_d, l) => ({ title: l.say('timeline.case.opened') }),
  'case.closed': (d, l) => ({ title: l.say(d['how'] === 'completed' ? 'timeline.case.closed' : 'timeline.case.cancelled') }),
  'process.started': (d, l) => ({ title: l.say('timeline.process.started', { process: l.process(word(d['process'])) }) }),
  'process.ended': (d, l) => ({ title: l.say('timeline.process.ended', { process: l.process(word(d['process'])) }), text: resultOf(d, l) }),
  'step.entered': (d, l) => ({
    title: l.say('timeline.step.entered', { process: l.process(word(d['process'])), step: l.step(word(d['process']), word(d['step'])) }),
  }),
  'task.opened': (d, l) => ({
    title: l.say('timeline.task.opened', { task: taskOf(d, l) }),
    text: [promisedOf(d, l), whyOf(d, l) ?? l.say('timeline.task.openedFor', { holder: text(d['holderName']) ?? l.role(word(d['role'])) })]
      .filter(Boolean)
      .join(l.say('timeline.between')),
  }),
  'task.completed': (d, l) => ({
    title: l.say('timeline.task.completed', { task: taskOf(d, l), outcome: l.outcome(word(d['process']), word(d['task']), word(d['outcome'])) }),
    text: text(d['reasons']),
  }),
  'task.closed': (d, l) => ({
    title: d['task'] ? l.say('timeline.task.closed', { task: taskOf(d, l) }) : l.say('timeline.task.refused'),
    text: l.say(`timeline.task.${endOf(word(d['cause']))}`),
  }),
  'task.reopened': (d, l) => ({ title: l.say('timeline.task.reopened'), text: whyOf(d, l) ?? l.say('timeline.task.refused') }),
  'task.escalated': (d, l) => ({
    title: l.say('timeline.task.escalated', { task: taskOf(d, l) }),
    text: l.say('timeline.task.escalatedTo', { holder: l.role(word(d['to'])) }),
  }),
  'case.held': (d, l) => ({ title: l.say('timeline.case.held', { until: l.instant(word(d['until'])) }), text: text(d['reason']) }),
  'case.resumed': (_d, l) => ({ title: l.say('timeline.case.resumed') }),
  'case.corrected': (d, l) => ({ title: l.say('timeline.case.corrected'), text: correctedOf(d, l) }),
  'case.noted': (d, l) => ({ title: l.say('timeline.case.noted'), text: text(d['text']) }),
  'case.cancelled': (d, l) => ({ title: l.say('timeline.case.cancelAsked'), text: text(d['reason']) }),
  // What was to come came nearer: its instants moved by less than nothing.
  'clock.moved': (d, l) => ({ title: l.say('timeline.clock.moved', { minutes: String(Math.round(-Number(d['by']) / 60_000)) }) }),
  'message.received': (d, l) => ({ title: l.optional(`messages.${word(d['kind'])}.label`) ?? l.say('timeline.message.received'), text: text(d['text']) }),
  'task.claimed': (d, l) => ({ title: l.say(d['from'] ? 'timeline.task.takenOver' : 'timeline.task.claimed', { task: taskOf(d, l) }) }),
  'task.released': (d, l) => ({
    title: l.say('timeline.task.released', { task: taskOf(d, l) }),
    text: l.say('timeline.task.openedFor', { holder: l.role(word(d['role'])) }),
  }),
  'task.assigned': (d, l) => ({
    title: l.say('timeline.task.assigned', { task: taskOf(d, l) }),
    text: l.say(d['reason'] ? 'timeline.task.assignedWhy' : 'timeline.task.openedFor', { holder: word(d['holderName']), reason: word(d['reason']) }),
  }),
  'task.handed-over': (d, l) => ({ title: l.say('timeline.task.handed-over', { task: taskOf(d, l) }), text: whyOf(d, l) }),
  'task.commented': (d, l) => ({ title: l.say('timeline.task.commented', { task: taskOf(d, l) }) }),
  'task.snoozed': (d, l) => ({ title: l.say('timeline.task.snoozed', { task: taskOf(d, l) }), text: text(d['reason']) }),
  'task.returned': (d, l) => ({ title: l.say('timeline.task.returned', { task: taskOf(d, l) }) }),
  'file.added': (d, l) => ({ title: l.say('timeline.file.added', { name: word(d['name']) }), text: besideOf(d, l) }),
  'file.removed': (d, l) => ({ title: l.say('timeline.file.removed', { name: word(d['name']) }), text: besideOf(d, l) }),
  'file.returned': (d, l) => ({ title: l.say('timeline.file.returned', { name: word(d['name']) }), text: besideOf(d, l) }),
  'contact.made': (d, l) => ({
    title: l.optional(`processes.${word(d['process'])}.contacts.${word(d['what'])}`) ?? l.say('timeline.contact.made'),
    text: text(d['said']),
    facts: knownFacts(learnedOf(d), { process: word(d['process']), labels: l }),
  }),
  'contact.linked': (d, l) => ({
    title: l.optional(`processes.${word(d['process'])}.contacts.${word(d['what'])}`) ?? l.say('timeline.contact.made'),
    text: [text(d['said']), l.say('timeline.contact.linked', { number: l.number('request', word(d['number'])) })].filter(Boolean).join('\n'),
  }),
  'client.found': (d, l) => ({ title: l.say('timeline.client.found', { name: nameOf(d['client'], l) }) }),
  'client.merged': (d, l) => ({ title: l.say('timeline.client.merged', { name: nameOf(d['other'], l) }), text: mergedOf(d, l) }),
  'client.unmerged': (d, l) => ({ title: l.say('timeline.client.unmerged', { name: nameOf(d['other'], l) }), text: mergedOf(d, l) }),
  'client.changed': (d, l) => ({ title: l.say('timeline.client.changed'), text: changedOf(d, l) }),
  'client.parted': (d, l) => ({ title: l.say('timeline.client.parted', { name: nameOf(d['other'], l) }) }),
  'client.doubted': (d, l) => ({ title: l.say('timeline.client.doubted', { name: nameOf(d['other'], l) }) }),
  'decision.made': (d, l) => ({
    title: l.say('timeline.decision.made', { table: l.local(d['title'] as LocalText) }),
    text: decidedOf(d, l),
    facts: factsOf(d['inputs'], { process: word(d['process']), labels: l }),
  }),
  'letter.queued': (d, l) => ({ title: l.say('timeline.letter.queued', { title: l.local(d['title'] as LocalText) }), ...toldLetters(d, l) }),
  'letter.stopped': (d, l) => ({ title: l.say('timeline.letter.stopped', { title: l.local(d['title'] as LocalText) }), ...toldLetters(d, l) }),
  'deal.opened': (d, l) => ({ title: l.say('timeline.deal.opened', { number: l.number('deal', word(d['number'])) }) }),
  'deal.lost': (d, l) => ({ title: l.say('timeline.deal.lost', { number: l.number('deal', word(d['number'])) }), text: l.reason('lost', word(d['reason'])) }),
  ...TELL_DEAL,
};

/** Which rows of the table answered, in their words. */
function decidedOf(data: Facts, labels: Labels): string | null {
  const rows = data['rows'] as number[];
  const whys = (data['why'] as LocalText[]).map((why) => labels.local(why));
  if (rows.length === 0) return whys[0] === undefined ? null : labels.say('timeline.decision.otherwise', { why: whys[0] });
  return rows.map((row, i) => labels.say('timeline.decision.row', { row: String(row), why: whys[i] })).join('; ');
}

/** Why whoever has it got it, as told to anybody. */
function whyOf(data: Facts, labels: Labels): string | null {
  const names = (data['whyNames'] ?? {}) as Record<string, string>;
  return whyText((data['why'] ?? null) as Why | null, { person: text(data['holderName']), you: false, names }, labels);
}

/** What closed a task that nobody has done, by the cause of its wait. */
function endOf(cause: string): 'timeOver' | 'notNeeded' | 'superseded' {
  if (cause.startsWith('timer:')) return 'timeOver';
  return cause === 'cancel' || cause.startsWith('withdrawn:') ? 'notNeeded' : 'superseded';
}

/** What was promised to the client with a task, and until when; null where nothing was. */
function promisedOf(data: Facts, labels: Labels): string | null {
  const { what } = (data['promise'] ?? {}) as { what?: string };
  if (!what) return null;
  return labels.say('timeline.task.promised', {
    what: labels.optional(`promise.what.${what}`) ?? taskOf(data, labels),
    until: labels.instant(word(data['dueAt'])),
  });
}

/** What a contact taught, under the names of the forms (there the client's kind and the request's are two fields), without what is told as said already. */
function learnedOf({ learned, said }: Facts): Facts {
  const { kind: clientKind, requestKind: kind, clientId: _, ...others } = (learned ?? {}) as Facts;
  return Object.fromEntries(Object.entries({ ...others, clientKind, kind }).filter(([, value]) => value !== said));
}

/** Which fields, by their names. */
function correctedOf(data: Facts, labels: Labels): string | null {
  const names = Object.keys((data['changes'] as object | null) ?? {}).map((name) => labels.optional(`caseField.${name}`) ?? name);
  return names.length > 0 ? names.join(', ') : null;
}

/** What of a client was corrected: what it was, and what it is. */
function changedOf(data: Facts, labels: Labels): string | null {
  const changes = Object.entries((data['changes'] ?? {}) as Record<string, { from: string | null; to: string | null }>);
  const told = (field: string, value: string | null) =>
    value === null ? labels.say('fact.unknown') : field === 'kind' ? labels.say(`clientKind.${value}`) : value;
  const lines = changes.map(([field, { from, to }]) =>
    labels.say('timeline.client.change', { field: labels.say(`clientField.${field}`), from: told(field, from), to: told(field, to) }),
  );
  return lines.join('\n') || null;
}

/** A client by what was known of him then. */
function nameOf(client: unknown, labels: Labels): string {
  const { name = null, company = null, phone = null } = (client ?? {}) as { name?: string | null; company?: string | null; phone?: string | null };
  return name ?? company ?? (phone && phoneText(phone)) ?? labels.say('timeline.client.nameless');
}

/** How much went over, or back. */
function mergedOf(data: Facts, labels: Labels): string {
  return labels.say('timeline.client.moved', { cases: String(Number(data['cases'] ?? 0)), keys: String(Number(data['keys'] ?? 0)) });
}

/** Beside which task a file lies; null of one that lies beside the case. */
function besideOf(data: Facts, labels: Labels): string | null {
  return text(data['task']) && labels.say('timeline.file.beside', { task: taskOf(data, labels) });
}

function taskOf(data: Facts, labels: Labels): string {
  return labels.task(word(data['process']), word(data['task']));
}

function resultOf(data: Facts, labels: Labels): string | null {
  const outcome = (data['result'] as { outcome?: string } | null)?.outcome;
  return outcome ? labels.optional(`processes.${word(data['process'])}.results.${outcome}`) : null;
}

/** Whether a task that is over was in time, and how long it took of what it was given. One that was closed by something else in time was neither kept nor broken. */
function keptOf({ kind, at, data }: EventRecord, { calendar }: Labels): Pick<TimelineEntryDto, 'deadline' | 'took' | 'norm'> {
  const { late, openedAt, dueAt, timing } = data;
  if (typeof late !== 'boolean' || !(kind === 'task.completed' || (kind === 'task.closed' && late))) return { deadline: null, took: null, norm: null };
  const [opened, due] = [Date.parse(word(openedAt)), Date.parse(word(dueAt))];
  const seconds = (to: number) => {
    if (!Number.isFinite(to - opened)) return null;
    return Math.round((timing === 'working' ? calendar.between(opened, Math.max(opened, to)) : Math.max(0, to - opened)) / 1_000);
  };
  return { deadline: late ? 'late' : 'kept', took: seconds(at.getTime()), norm: seconds(due) };
}

/** An event, told in the caller's language. */
export function timelineEntry(event: EventRecord, labels: Labels): TimelineEntryDto {
  const words = TELL[event.kind as ToldKind](event.data, labels);
  return {
    id: event.id,
    at: event.at.toISOString(),
    kind: event.kind,
    actor: event.actorName,
    title: words.title,
    text: words.text ?? null,
    facts: words.facts ?? [],
    more: words.more ?? null,
    ...keptOf(event, labels),
    dueAt: text(event.data['dueAt']),
    until: text(event.data['until']),
    whys: whysOf(event, labels),
    taskId: event.objects.find(({ type }) => type === 'task')?.id ?? null,
  };
}
