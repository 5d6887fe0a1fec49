import { CASE_FIELDS } from '#domain/cases/case-data.rule.js';
import type { HeldCase, ProcessRecord } from '#domain/cases/case.repository.js';
import type { ParticipantRecord } from '#domain/cases/participants.repository.js';
import type { StepVisit } from '#domain/cases/step-visits.rule.js';
import { waitingOn } from '#domain/cases/holder.rule.js';
import type { HopeRecord } from '#domain/cases/open-hopes.repository.js';
import type { DealRecord } from '#domain/deals/deal.service.js';
import { aboutOf, type Labels } from '../labels/labels.js';
import { stepsAhead } from '../processes/map.presenter.js';
import type { CaseFieldDto, CaseHolderDto, CaseRowDto, DealDto, ParticipantDto, ProcessDto, StepAheadDto, StepVisitDto } from './cases.dto.js';
import { timelineEntry } from './timeline.presenter.js';

/** A case as lists and its own page show it. */
export function caseRow(one: HeldCase, { labels, now }: { labels: Labels; now: Date }): CaseRowDto {
  const outcome = one.result?.outcome;
  const step = one.process && one.step ? labels.step(one.process, one.step) : null;
  const ended = one.status === 'closed' && one.process && outcome ? labels.optional(`processes.${one.process}.results.${outcome}`) : null;
  const held = one.status === 'open' && one.heldUntil !== null && one.heldUntil > now;
  return {
    id: one.id,
    number: labels.number('case', one.number),
    status: one.status,
    client: one.client && labels.client(one.client),
    starter: one.started?.starter ?? null,
    gist: aboutOf(one, labels),
    openedAt: one.openedAt.toISOString(),
    closedAt: one.closedAt?.toISOString() ?? null,
    stepLabel: ended ?? step,
    holder: one.status === 'open' ? holderDto(one.holder, { labels, lastAt: one.lastAt }) : null,
    held: held ? { until: one.heldUntil!.toISOString(), reason: one.holdReason } : null,
  };
}

/** The processes of a case, each with what it waits for. */
export function processRows(
  processes: readonly ProcessRecord[],
  { hopes, visits, labels, lastAt, now }: { hopes: readonly HopeRecord[]; visits: readonly StepVisit[]; labels: Labels; lastAt: Date; now: Date },
): ProcessDto[] {
  const running = processes.filter(({ status }) => status === 'running');
  const answers = waitingOn(running, hopes);
  return processes.map((p) => {
    const answer = answers.get(p.id);
    return {
      id: p.id,
      process: p.process,
      label: labels.process(p.process),
      parentId: p.parent,
      status: p.status,
      step: p.step,
      stepLabel: p.step ? labels.step(p.process, p.step) : null,
      startedAt: p.createdAt.toISOString(),
      endedAt: p.endedAt?.toISOString() ?? null,
      visits: visits
        .filter(({ instance }) => instance === p.id)
        .slice(-MOST_VISITS)
        .map((visit) => visitDto(visit, { process: p.process, labels, now })),
      waitsForProcessId: answer?.child ?? null,
      holder: answer ? holderDto(answer.hope, { labels, lastAt }) : null,
    };
  });
}

/** The latest of a process that goes round and round. */
const MOST_VISITS = 50;

function visitDto(visit: StepVisit, { process, labels, now }: { process: string; labels: Labels; now: Date }): StepVisitDto {
  const { step, from, to, took, norm, state, tasks, counting } = visit;
  const iso = (at: number) => new Date(at).toISOString();
  return {
    step,
    stepLabel: labels.step(process, step),
    from: iso(from),
    to: to === null ? null : iso(to),
    took: Math.round(took / 1_000),
    norm: norm === null ? null : Math.round(norm / 1_000),
    counting,
    measuredAt: now.toISOString(),
    state,
    tasks,
  };
}

/** What is left of the main way of the processes that run: the innermost first, and of each the steps that it has not come to. */
export function aheadOf(processes: readonly ProcessRecord[], labels: Labels): StepAheadDto[] {
  return processes
    .filter(({ status, parent }) => status === 'running' && parent === null)
    .flatMap(({ process, step }) => stepsAhead(process, step).map((next) => ({ process, step: next, label: labels.step(process, next) })));
}

/** Who has to do with a case, and what he does or did. */
export function participantDto({ person, task, last }: ParticipantRecord, labels: Labels): ParticipantDto {
  return {
    person,
    doing: task && labels.task(task.process, task.name),
    did: last && timelineEntry(last, labels).title,
    at: last && last.at.toISOString(),
  };
}

/** Where nothing is waited for the system is at work, since something last happened. */
function holderDto(hope: HopeRecord | null, { labels, lastAt }: { labels: Labels; lastAt: Date }): CaseHolderDto {
  const iso = (at: number) => new Date(at).toISOString();
  return {
    kind: hope?.kind ?? 'system',
    name: hope ? nameOf(hope, labels) : labels.say('holder.system'),
    since: hope ? iso(hope.since) : lastAt.toISOString(),
    until: hope && hope.until !== null ? iso(hope.until) : null,
    then: hope?.then ? labels.role(hope.then) : null,
    taskId: hope?.task ?? null,
    taskTitle: hope?.name ? labels.task(hope.process, hope.name) : null,
  };
}

function nameOf({ kind, person, role }: HopeRecord, labels: Labels): string {
  if (kind === 'person' && person !== null) return person;
  if (kind === 'group' && role !== null) return labels.role(role);
  return labels.say(`holder.${kind}`);
}

/** All that can be known of a case beyond its requests, also what is not known yet. */
export function caseData(data: Record<string, unknown>, labels: Labels): CaseFieldDto[] {
  return CASE_FIELDS.map((name) => {
    const value = data[name];
    return { name, label: labels.say(`caseField.${name}`), value: typeof value === 'string' ? value : null };
  });
}

/** The deal of a case, by its number; why it was lost is said by the pack's list, or in the words of whoever lost it. */
export function dealDto({ id, number, status, lostReason, openedAt }: DealRecord, labels: Labels): DealDto {
  const why = lostReason && labels.reason('lost', lostReason);
  return { id, number: labels.number('deal', number), status, statusLabel: labels.say(`deal.${status}`), lostReason: why, openedAt: openedAt.toISOString() };
}
