import { useState } from 'react';
import { api } from '../api/client';
import { toProblem, type FieldProblem, type Problem } from '../api/problem';
import type { Completed, Outcome, TaskDetail } from '../api/types';
import type { Act, Draft } from './draft';
import { fateOfDraft, fateOfProblem, type Fate } from './fate';
import type { FormData } from './form/form-schema';
import type { Change } from './use-draft';
import { useCommand } from './use-command';
import { useTaskCache } from './use-task-cache';

interface CompletionOptions {
  task: TaskDetail;
  draft: Draft;
  update: (change: Change) => void;
  drop: () => void;
  /** Takes what the server said of fields; true when it all belongs to fields. */
  onFields: (fields: FieldProblem[]) => boolean;
}

/** The same intent carries the same key, however often it is sent; another one gets a new key. */
function actFor(before: Act | null, wanted: Omit<Act, 'key'>): Act {
  const same =
    before !== null && before.outcome === wanted.outcome && before.version === wanted.version && JSON.stringify(before.data) === JSON.stringify(wanted.data);
  return same ? before : { key: crypto.randomUUID(), ...wanted };
}

/** Sends an act with its key; throws what came instead of an answer. */
async function post(taskId: string, { key, ...body }: Act) {
  const { data, error } = await api.POST('/api/v1/tasks/{id}/complete', { params: { path: { id: taskId } }, body, headers: { 'Idempotency-Key': key } });
  if (!data) throw error;
  return data;
}

/** Sends an outcome and follows it until it is a fact: never "done" before it is. */
export function useCompletion({ task, draft, update, drop, onFields }: CompletionOptions) {
  const cache = useTaskCache(task.id);
  const [fate, setFate] = useState<Fate>(() => fateOfDraft(draft));

  const finish = (completed: Completed | null) => {
    drop();
    if (completed) cache.show(completed.task);
    else cache.again();
    cache.listsAgain();
    setFate(completed ? { kind: 'done', completed } : { kind: 'none' });
  };

  const refuse = (problem: Problem) => {
    const next = fateOfProblem(problem);
    if (next.kind !== 'unsent') update({ act: null });
    if (next.kind === 'first') cache.again();
    if (next.kind === 'changed' && problem.task) cache.show(problem.task);
    const inFields = next.kind === 'refused' && problem.fields !== undefined && onFields(problem.fields);
    setFate(inFields ? { kind: 'none' } : next);
  };

  const send = async (act: Act) => {
    setFate({ kind: 'sending', outcome: act.outcome });
    update({ act, outcome: act.outcome });
    try {
      const answer = await post(task.id, act);
      if ('task' in answer) return finish(answer);
      update({ commandId: answer.commandId });
      return setFate({ kind: 'going', commandId: answer.commandId });
    } catch (error) {
      return refuse(toProblem(error));
    }
  };

  useCommand(fate.kind === 'going' ? fate.commandId : null, {
    applied: finish,
    refused: (reason) => {
      update({ commandId: null, act: null });
      // Open again, or closed by what was first: it is shown as it is now.
      cache.again();
      setFate({ kind: 'refused', title: '', detail: reason, number: '' });
    },
  });

  return {
    fate,
    complete: (outcome: Outcome, data: FormData) => void send(actFor(draft.act, { outcome: outcome.name, data, version: task.version })),
    /** Once more the same, with the same key. */
    again: () => draft.act && void send(draft.act),
    settle: () => setFate({ kind: 'none' }),
  };
}
