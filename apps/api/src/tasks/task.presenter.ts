import { deadlineState } from '#domain/calendar/deadline-state.rule.js';
import { mayAct, mayAssign, mayClaim, mayComplete, mayRelease, maySee, maySnooze } from '#domain/tasks/visible.rule.js';
import { phoneText } from '#domain/clients/phone.rule.js';
import type { ProcessDefinition } from '#kit/contract/define-process.js';
import { CONTRACTS } from '#processes/index/contracts.js';
import { MOST_SNOOZES } from '#domain/tasks/snooze.rule.js';
import type { Principal } from '#domain/people/principal.rule.js';
import type { TaskBrief, TaskRecord } from '#domain/tasks/task.repository.js';
import type { TaskDefinition } from '#kit/contract/define-task.js';
import type { AskedTask } from './contracts.js';
import { askedOf } from '../labels/asked.js';
import { labelledForm } from '../labels/labelled-form.js';
import { aboutOf, type Labels } from '../labels/labels.js';
import { whyText } from '../people/why.presenter.js';
import type { CompletedTaskDto, NextTaskDto, OutcomeDto, TaskClosedDto, TaskDetailDto, TaskMayDto, TaskRowDto } from './tasks.dto.js';

/** Tasks that are urgent by their contract, whatever the request was. */
const URGENT: ReadonlySet<string> = new Set(
  (CONTRACTS as readonly ProcessDefinition[]).flatMap(({ name, tasks }) => tasks.filter(({ urgent }) => urgent).map((task) => `${name}.${task.name}`)),
);

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** For whom, in which words, and when. */
interface Shown {
  labels: Labels;
  now: Date;
  caller: Principal;
}

/** Whether a task cannot wait: its process says so, or the request that it is about. */
export function isUrgent({ request, process, name }: TaskRecord): boolean {
  return (request?.urgent ?? false) || URGENT.has(`${process}.${name}`);
}

/** A task as a row of the inbox. */
export function taskRow(task: TaskRecord, { labels, now, caller }: Shown): TaskRowDto {
  return {
    id: task.id,
    process: task.process,
    processLabel: labels.process(task.process),
    name: task.name,
    title: labels.task(task.process, task.name),
    caseId: task.caseId,
    caseNumber: task.caseNumber && labels.number('case', task.caseNumber),
    client: task.client && labels.client(task.client),
    starter: task.started?.starter ?? null,
    gist: aboutOf(task, labels),
    urgent: isUrgent(task),
    openedAt: task.openedAt.toISOString(),
    warnAt: iso(task.warnAt),
    dueAt: iso(task.dueAt),
    promised: task.timing === 'promised',
    deadlineState: deadlineState(now.getTime(), task.warnAt?.getTime() ?? null, task.dueAt?.getTime() ?? null),
    escalated: task.escalatedAt !== null && task.escalateTo !== null && caller.roles.includes(task.escalateTo),
    mayComplete: mayComplete(caller, task),
    status: task.status,
    assignee: task.assignee,
    wanted: task.wanted,
    group: task.role,
    groupLabel: labels.role(task.role),
    version: task.version,
    snoozedUntil: task.snoozedUntil && task.snoozedUntil > now ? task.snoozedUntil.toISOString() : null,
  };
}

/** What is known of client and request already: forms begin with it, under the names that all of them use. */
function knownOf({ client, request }: TaskRecord): Record<string, unknown> {
  const phone = client?.phone && phoneText(client.phone);
  return {
    ...{ name: client?.name, phone, email: client?.email, company: client?.company, clientKind: client?.kind, city: request?.city ?? client?.city },
    ...{ question: request?.text, kind: request?.kind, neededBy: request?.neededBy },
  };
}

/** Of a call that goes on: what was said on it. What else is known of the client is confirmed aloud before it stands in the form (WT-1.4). */
function saidOf({ client, request }: TaskRecord): Record<string, unknown> {
  return { phone: client?.phone && phoneText(client.phone), question: request?.text };
}

/** What a form begins with: what the story says of it, and what is known of the client and the request. */
export function beginningOf(task: TaskRecord, { form: { properties }, live }: Pick<TaskDefinition, 'form' | 'live'>): Record<string, unknown> {
  const known = live ? saidOf(task) : knownOf(task);
  return Object.fromEntries(
    Object.entries({ ...known, ...task.prefill }).filter(([field, value]) => Object.hasOwn(properties, field) && value !== null && value !== undefined),
  );
}

/** A task with its form, its outcomes and what it is about. */
export function taskDetail(task: TaskRecord, { definition, offer }: AskedTask, { labels, now, caller }: Shown): TaskDetailDto {
  return {
    ...taskRow(task, { labels, now, caller }),
    help: labels.optional(`processes.${task.process}.tasks.${task.name}.help`),
    form: labelledForm(task.process, definition.form, { labels, offer }),
    outcomes: outcomesOf(task, definition, labels),
    data: task.data ?? beginningOf(task, definition),
    request: task.request ? labels.request(task.request) : null,
    asked: askedOf(task.started, labels),
    closed: closedOf(task, labels),
    snoozeReason: task.snoozedUntil && task.snoozedUntil > now ? task.snoozeReason : null,
    why: whyOf(task, { labels, caller }),
    snoozesLeft: Math.max(0, MOST_SNOOZES - task.snoozes),
    live: definition.live ?? false,
    may: mayOf(task, definition, caller),
  };
}

/** Why its holder has it, or who is wanted; in the words of whoever reads. */
function whyOf({ why, whyNames, assignee, wanted }: TaskRecord, { labels, caller }: Omit<Shown, 'now'>): string | null {
  const person = assignee ?? wanted;
  return whyText(why, { person: person?.name ?? null, you: person?.id === caller.id, names: whyNames ?? {} }, labels);
}

/** What the caller may do with a task as it is. One that is being passed on, or is closed, changes hands no more. */
function mayOf(task: TaskRecord, { live }: TaskDefinition, caller: Principal): TaskMayDto {
  const open = task.status === 'open';
  return {
    claim: open && task.assignee?.id !== caller.id && mayClaim(caller, { ...task, live }),
    release: open && task.assignee !== null && mayRelease(caller, task),
    assign: open && mayAssign(caller, task),
    snooze: open && task.snoozes < MOST_SNOOZES && maySnooze(caller, task),
    comment: caller.permissions.includes('task.comment') && maySee(caller, task),
    draft: mayAct(caller, task),
  };
}

function outcomesOf({ process, name }: TaskRecord, { outcomes }: TaskDefinition, labels: Labels): OutcomeDto[] {
  return Object.entries(outcomes).map(([outcome, rule]) => ({
    name: outcome,
    label: labels.outcome(process, name, outcome),
    hint: labels.optional(`processes.${process}.tasks.${name}.outcomes.${outcome}.hint`) ?? (rule.leadsTo ? labels.step(process, rule.leadsTo) : null),
    requires: [...(rule.requires ?? [])],
    main: rule.main ?? false,
  }));
}

/** A task that somebody has just completed: what became of it. What he typed it from he has before him. */
export function completedTask(task: TaskBrief, labels: Labels): CompletedTaskDto {
  return {
    id: task.id,
    process: task.process,
    name: task.name,
    title: labels.task(task.process, task.name),
    caseId: task.caseId,
    caseNumber: task.caseNumber && labels.number('case', task.caseNumber),
    openedAt: task.openedAt.toISOString(),
    dueAt: iso(task.dueAt),
    status: task.status,
    mayComplete: false,
    assignee: task.assignee,
    group: task.role,
    groupLabel: labels.role(task.role),
    version: task.version,
    data: task.data ?? {},
    closed: closedOf(task, labels),
  };
}

/** How a task ended, or null while it is open. */
export function closedOf(
  task: Pick<TaskBrief, 'status' | 'closedAt' | 'outcome' | 'cause' | 'process' | 'name' | 'completedBy' | 'late'>,
  labels: Labels,
): TaskClosedDto | null {
  if (task.status !== 'closed' || !task.closedAt) return null;
  return {
    how: task.outcome ? 'completed' : task.cause === 'cancel' ? 'cancelled' : 'superseded',
    outcome: task.outcome,
    outcomeLabel: task.outcome ? labels.outcome(task.process, task.name, task.outcome) : null,
    by: task.completedBy,
    at: task.closedAt.toISOString(),
    late: task.late,
  };
}

/** A task that came next; one that the caller may not open shows its title and holder only. */
export function nextTask(task: TaskBrief, labels: Labels, caller: Principal): NextTaskDto {
  return {
    id: task.id,
    title: labels.task(task.process, task.name),
    holder: task.assignee ? { kind: 'person', name: task.assignee.name } : { kind: 'group', name: labels.role(task.role) },
    dueAt: iso(task.dueAt),
    mayOpen: maySee(caller, task),
  };
}
