import type { Considered, Why } from '#domain/assignment/assignment.type.js';
import type { DeadlineSource } from '#domain/calendar/deadline.rule.js';
import type { EventRecord } from '#domain/cases/case.repository.js';
import type { LocalText } from '#domain/packs/local-text.type.js';
import { durationText } from '../labels/duration-text.js';
import type { Labels } from '../labels/labels.js';
import { whyText } from '../people/why.presenter.js';
import { factsOf } from './facts.presenter.js';
import type { ConsideredDto, FactDto, WhyDto } from './timeline.dto.js';

type Facts = Record<string, unknown>;

/** Why the rules decided as they did, of an event that tells of such a decision: who got a task, until when, what a table answered. */
export function whysOf({ kind, data }: Pick<EventRecord, 'kind' | 'data'>, labels: Labels): WhyDto[] {
  if (kind === 'decision.made') return [tableWhy(data, labels)];
  if (kind !== 'task.opened' && kind !== 'task.handed-over') return [];
  return [assignmentWhy(data, labels), deadlineWhy(data, labels)].filter((why) => why !== null);
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
const word = (value: unknown) => text(value) ?? '';

function tableWhy(data: Facts, labels: Labels): WhyDto {
  const rows = data['rows'] as number[];
  const whys = (data['why'] as LocalText[]).map((why) => labels.local(why));
  const table = labels.local(data['title'] as LocalText);
  return {
    title: labels.say('whys.table.title', { table }),
    text: whys.join('; ') || null,
    rule: table,
    version: text(data['version']),
    row: rows.length > 0 ? rows.join(', ') : labels.say('whys.table.otherwise'),
    source: null,
    facts: factsOf(data['inputs'], { process: word(data['process']), labels }),
    people: [],
  };
}

function assignmentWhy(data: Facts, labels: Labels): WhyDto | null {
  const why = (data['why'] ?? null) as Why | null;
  if (why === null) return null;
  const names = (data['whyNames'] ?? {}) as Readonly<Record<string, string>>;
  const name = text(data['holderName']);
  return {
    title: name === null ? labels.say('whys.assignment.group') : labels.say('whys.assignment.title', { name }),
    text: whyText(why, { person: name, you: false, names }, labels),
    rule: labels.say('whys.assignment.rule'),
    version: why.rule?.version ?? null,
    row: labels.optional(`whys.way.${why.code}`),
    source: why.rule?.source ?? null,
    facts: [],
    people: (why.considered ?? []).flatMap((one, index) =>
      names[one.person] === undefined ? [] : [considered(one, { name: names[one.person]!, chosen: index === 0, labels })],
    ),
  };
}

function considered({ open, because, until }: Considered, { name, chosen, labels }: { name: string; chosen: boolean; labels: Labels }): ConsideredDto {
  return {
    name,
    load: open,
    chosen,
    because: because === undefined ? null : labels.say(`whys.because.${because}`, { until: until ? labels.instant(until) : '' }),
  };
}

/** A deadline by the pack, or by an instant that was promised. One from before its row was kept is told by its instants alone. */
function deadlineWhy(data: Facts, labels: Labels): WhyDto | null {
  const due = text(data['dueAt']);
  if (due === null) return null;
  const by = (data['deadline'] ?? null) as DeadlineSource | null;
  const timing = word(data['timing']);
  const fact = (name: string, value: string | null): FactDto[] =>
    value === null || value === '' ? [] : [{ label: labels.say(`whys.deadline.${name}`), value }];
  return {
    title: labels.say('whys.deadline.title', { due: labels.instant(due) }),
    text: labels.say(`whys.deadline.by.${timing === 'working' || timing === 'promised' ? timing : 'elapsed'}`),
    rule: labels.say('whys.deadline.rule'),
    version: by?.version ?? null,
    row: labels.task(word(data['process']), word(data['task'])),
    source: by?.source ?? null,
    facts: [
      ...fact('due', by && timing !== 'promised' ? durationText(by.due, labels) : null),
      ...fact('warn', text(data['warnAt']) && labels.instant(word(data['warnAt']))),
      ...fact('then', data['escalateTo'] ? labels.role(word(data['escalateTo'])) : null),
    ],
    people: [],
  };
}
