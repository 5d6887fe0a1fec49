import type { TFunction } from 'i18next';
import type { CaseDetail, Manager, Process, Promised, TaskRow, TimelineEntry } from '../api/types';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** So many minutes from a moment, as the API writes it. */
export function minutesFrom(now: number, minutes: number): string {
  return new Date(now + minutes * MINUTE).toISOString();
}

const client = (t: TFunction) => ({
  id: 'sample',
  name: t('design.sample.name'),
  company: t('design.sample.company'),
  phone: '+79000001427',
  phoneText: '+7 900 000-14-27',
  email: null,
  city: null,
  kind: null,
});

/** A row that is under nobody's hand and in no selection. */
export const UNMARKED = { chosen: false, marked: false, reason: undefined, myId: 'me', mark: { toggle: () => undefined, reach: () => undefined } };

/** A task as the inbox has it; nobody's, and of no case. */
export function sampleTask(t: TFunction, now: number, change: Partial<TaskRow> = {}): TaskRow {
  return {
    id: 'sample',
    process: 'sample',
    processLabel: t('design.sample.title'),
    name: 'sample',
    title: t('design.sample.task'),
    caseId: null,
    caseNumber: t('design.sample.number'),
    client: client(t),
    starter: null,
    gist: t('design.sample.gist'),
    urgent: false,
    openedAt: minutesFrom(now, -30),
    warnAt: minutesFrom(now, 10),
    dueAt: minutesFrom(now, 18),
    promised: false,
    deadlineState: 'calm',
    escalated: false,
    mayComplete: true,
    status: 'open',
    assignee: null,
    wanted: null,
    group: 'secretary',
    groupLabel: t('roles.secretary'),
    version: 1,
    snoozedUntil: null,
    ...change,
  };
}

/** A promise that is open, broken or kept. */
export function samplePromise(t: TFunction, now: number, state: 'open' | 'broken' | 'kept'): Promised {
  const due = { open: 18, broken: -42, kept: -90 }[state];
  return {
    id: state,
    what: 'sample',
    label: t('design.sample.promise'),
    state,
    stateLabel: t(`design.sample.${state}`),
    by: { id: 'sample', name: t('design.sample.manager') },
    keeper: { id: 'sample', name: t('design.sample.manager') },
    groupLabel: t('roles.manager'),
    promisedAt: minutesFrom(now, -180),
    dueAt: minutesFrom(now, due),
    closedAt: state === 'kept' ? minutesFrom(now, -100) : null,
    caseId: null,
    caseNumber: null,
    client: null,
  };
}

/** Managers: one's own, one who is here, one who is away. */
export function sampleManagers(t: TFunction, now: number): Manager[] {
  const name = t('design.sample.manager');
  const other = t('design.sample.other');
  return [
    { id: 'own', name, own: true, away: null, openTasks: 3, lastGiven: null },
    { id: 'here', name: other, own: false, away: null, openTasks: 1, lastGiven: null },
    {
      id: 'away',
      name: t('design.sample.third'),
      own: false,
      away: { until: new Date(now + DAY).toISOString(), kind: 'sick', substitute: { id: 'own', name } },
      openTasks: 0,
      lastGiven: null,
    } as Manager,
  ];
}

/** A case that a manager holds; late or not. */
export function sampleCase(t: TFunction, now: number, due: number): CaseDetail {
  return {
    id: 'sample',
    number: t('design.sample.number'),
    status: 'open',
    client: client(t),
    starter: null,
    gist: t('design.sample.gist'),
    openedAt: minutesFrom(now, -90),
    closedAt: null,
    stepLabel: t('design.sample.task'),
    holder: {
      kind: 'person',
      name: t('design.sample.manager'),
      since: minutesFrom(now, -24),
      until: minutesFrom(now, due),
      then: t('roles.head'),
      taskId: null,
      taskTitle: null,
    },
    held: null,
    deal: null,
    data: [],
    promises: [],
    requests: [],
    asked: [],
    processes: sampleWay(t, now),
    tasks: [],
    ahead: [],
    people: [],
  };
}

/** A way with what was taken, and what is now. */
export function sampleWay(t: TFunction, now: number): Process[] {
  const step = (id: string, from: number, to: number | null): Process => ({
    id,
    process: id,
    label: t('design.sample.title'),
    parentId: null,
    status: to === null ? 'running' : 'completed',
    step: 'sample',
    stepLabel: to === null ? t('design.sample.task') : null,
    startedAt: minutesFrom(now, from),
    endedAt: to === null ? null : minutesFrom(now, to),
    visits: [
      {
        ...{ step: id, stepLabel: t('design.sample.task'), from: minutesFrom(now, from), to: to === null ? null : minutesFrom(now, to), tasks: 1 },
        ...{ took: ((to ?? 0) - from) * 60, norm: 1_800, counting: to === null, measuredAt: minutesFrom(now, 0) },
        state: to === null ? 'running' : (to - from) * 60 > 1_800 ? 'late' : 'kept',
      },
    ],
    waitsForProcessId: null,
    holder: null,
  });
  return [step('one', -90, -60), step('two', -60, -24), step('three', -24, null)];
}

/** What happened: by a person in time, by a rule, and late. */
export function sampleTimeline(t: TFunction, now: number): TimelineEntry[] {
  const entry = (id: string, at: number, change: Partial<TimelineEntry>): TimelineEntry => ({
    id,
    at: minutesFrom(now, at),
    kind: 'task.completed',
    actor: null,
    title: t('design.sample.task'),
    text: null,
    facts: [],
    more: null,
    deadline: null,
    took: null,
    norm: null,
    dueAt: null,
    until: null,
    taskId: null,
    whys: [],
    ...change,
  });
  return [
    entry('one', -24, { kind: 'contact.made', actor: t('design.sample.manager'), text: t('design.sample.gist'), deadline: 'kept' }),
    entry('two', -60, { kind: 'decision.made', title: t('design.sample.rule') }),
    entry('three', -90, { actor: t('design.sample.other'), deadline: 'late' }),
  ];
}
