import type { ProcessSeen, Seen, TaskSeen } from './stage.type.js';

/** Events that a message tells of, the last ones. */
const LAST = 4;

/** What stands in a case, in one sentence for a developer. */
export function whatStands({ now, tasks, processes, events }: Seen): string {
  const open = tasks.filter(({ status }) => status !== 'closed');
  return [
    processes.map(processText).join(', ') || 'no process',
    open.map((task) => taskText(task, now)).join(', ') || 'no open task',
    `last events: ${
      events
        .slice(-LAST)
        .map(({ kind }) => kind)
        .join(', ') || 'none'
    }`,
  ].join('; ');
}

function processText({ process, status, step, result }: ProcessSeen): string {
  const ended = result === null || result === undefined ? '' : ` with ${JSON.stringify(result)}`;
  return `${process} ${status}${step === null ? '' : ` at step "${step}"`}${ended}`;
}

function taskText({ process, name, role, status, assignee, dueAt, escalatedAt }: TaskSeen, now: Date): string {
  const due = dueAt ? `, due ${awayText(dueAt.getTime() - now.getTime())}` : '';
  return `task ${process}.${name} ${status} for ${assignee?.name ?? role}${due}${escalatedAt ? ', escalated' : ''}`;
}

/** A duration on either side of now, such as "in 4 min" or "7 min ago". */
function awayText(milliseconds: number): string {
  const minutes = Math.round(Math.abs(milliseconds) / 60_000);
  const text = minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
  return milliseconds < 0 ? `${text} ago` : `in ${text}`;
}
