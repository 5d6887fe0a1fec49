import type { Problem } from '../api/problem';
import type { Completed, TaskClosed } from '../api/types';
import type { Draft } from './draft';

/** What became of an outcome. Only `done` is a fact; `going` is on its way, `unsent` may be sent again with the same key. */
export type Fate =
  | { kind: 'none' }
  | { kind: 'sending'; outcome: string }
  | { kind: 'going'; commandId: string }
  | { kind: 'done'; completed: Completed }
  | { kind: 'first'; closed: TaskClosed }
  | { kind: 'changed' }
  | { kind: 'refused'; title: string; detail: string; number: string }
  | { kind: 'unsent' };

/** Where one left off: after a reload, too, what was accepted is on its way, and what got no answer is not yet sent. */
export function fateOfDraft(draft: Draft): Fate {
  if (draft.commandId !== null) return { kind: 'going', commandId: draft.commandId };
  return draft.act === null ? { kind: 'none' } : { kind: 'unsent' };
}

/** What a refusal means for the outcome that was sent. */
export function fateOfProblem(problem: Problem): Fate {
  if (problem.status === 0 || problem.status >= 500) return { kind: 'unsent' };
  if (problem.code === 'task-closed' && problem.closed) return { kind: 'first', closed: problem.closed };
  if (problem.code === 'task-changed' && problem.task) return { kind: 'changed' };
  const detail = [problem.detail, ...(problem.fields ?? []).map(({ message }) => message)].join(' ');
  return { kind: 'refused', title: problem.title, detail, number: problem.instance };
}
