import { CASE_FIELDS } from '#domain/cases/case-data.rule.js';
import type { HeldCase, ProcessRecord } from '#domain/cases/case.repository.js';
import { waitingOn } from '#domain/cases/holder.rule.js';
import type { HopeRecord } from '#domain/cases/open-hopes.repository.js';
import type { DealRecord } from '#domain/deals/deal.service.js';
import { aboutOf, type Labels } from '../labels/labels.js';
import type { CaseFieldDto, CaseHolderDto, CaseRowDto, DealDto, ProcessDto } from './cases.dto.js';

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
  { hopes, labels, lastAt }: { hopes: readonly HopeRecord[]; labels: Labels; lastAt: Date },
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
      waitsForProcessId: answer?.child ?? null,
      holder: answer ? holderDto(answer.hope, { labels, lastAt }) : null,
    };
  });
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
