import type { TaskFilter } from './task-filter.type.js';

/** Everything of one's own, the most urgent first: what an inbox shows where nothing else is asked. */
export const WHOLE_INBOX: TaskFilter = { scope: 'mine', q: '', sort: 'urgency', process: null, step: null, deadline: null, group: null };

/** Whether a filter asks for nothing but a scope in the order of its index: such a list is read no further than its page goes. */
export function isPlain({ q, sort, process, step, deadline, group }: TaskFilter): boolean {
  return q === '' && (sort === 'urgency' || sort === 'due') && [process, step, deadline, group].every((part) => part === null);
}

/** A whole filter of what was named; the rest is as it was kept, else as in the whole inbox. */
export function filterOf(named: { [Part in keyof TaskFilter]?: TaskFilter[Part] | undefined }, kept: Partial<TaskFilter> = {}): TaskFilter {
  const said = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
  return { ...WHOLE_INBOX, ...kept, ...said };
}
