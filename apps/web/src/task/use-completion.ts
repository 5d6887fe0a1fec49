import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, query } from '../api/client';
import { toProblem, type FieldProblem, type Problem } from '../api/problem';
import type { Completed, Outcome, TaskClosed, TaskDetail } from '../api/types';
import type { Act, Draft } from './draft';
import type { FormData } from './form/form-schema';

/** What became of an outcome. */
export type Fate =
  | { kind: 'none' }
  | { kind: 'sending'; outcome: string }
  | { kind: 'going'; commandId: string }
  | { kind: 'done'; completed: Completed }
  | { kind: 'first'; closed: TaskClosed }
  | { kind: 'changed' }
  | { kind: 'refused'; title: string; detail: string; number: string }
  | { kind: 'unsent' };

interface CompletionOptions {
  task: TaskDetail;
  draft: Draft;
  update: (change: Partial<Draft>) => void;
  drop: () => void;
  /** Takes what the server said of fields; true when it all belongs to fields. */
  onFields: (fields: FieldProblem[]) => boolean;
}

/** How often to ask what became of an accepted outcome, ms. */
const ASK = 1_500;

/** The same intent carries the same key, however often it is sent; another one gets a new key. */
function actFor(before: Act | null, outcome: string, data: FormData, version: number): Act {
  const same = before !== null && before.outcome === outcome && before.version === version && JSON.stringify(before.data) === JSON.stringify(data);
  return same ? before : { key: crypto.randomUUID(), outcome, data, version };
}

/** Sends an outcome and follows it until it is a fact: never "done" before it is. */
export function useCompletion({ task, draft, update, drop, onFields }: CompletionOptions) {
  const queries = useQueryClient();
  const [fate, setFate] = useState<Fate>(() => (draft.commandId === null ? { kind: 'none' } : { kind: 'going', commandId: draft.commandId }));
  const show = (current: TaskDetail) => queries.setQueryData(query.queryOptions('get', '/api/v1/tasks/{id}', { params: { path: { id: task.id } } }).queryKey, current);

  const finish = (completed: Completed) => {
    drop();
    show(completed.task);
    setFate({ kind: 'done', completed });
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === '/api/v1/tasks' });
  };

  const refuse = (problem: Problem) => {
    if (problem.status === 0 || problem.status >= 500) return setFate({ kind: 'unsent' });
    update({ act: null });
    if (problem.code === 'task-closed' && problem.closed) {
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === '/api/v1/tasks/{id}' });
      return setFate({ kind: 'first', closed: problem.closed });
    }
    if (problem.code === 'task-changed' && problem.task) {
      show(problem.task);
      return setFate({ kind: 'changed' });
    }
    if (problem.fields && onFields(problem.fields)) return setFate({ kind: 'none' });
    const detail = [problem.detail, ...(problem.fields ?? []).map(({ message }) => message)].join(' ');
    return setFate({ kind: 'refused', title: problem.title, detail, number: problem.instance });
  };

  const send = async (act: Act) => {
    setFate({ kind: 'sending', outcome: act.outcome });
    update({ act, outcome: act.outcome });
    try {
      const { data, error } = await api.POST('/api/v1/tasks/{id}/complete', {
        params: { path: { id: task.id } },
        body: { outcome: act.outcome, data: act.data, version: act.version },
        headers: { 'Idempotency-Key': act.key },
      });
      if (!data) return refuse(toProblem(error));
      if ('task' in data) return finish(data);
      update({ commandId: data.commandId });
      return setFate({ kind: 'going', commandId: data.commandId });
    } catch (error) {
      return refuse(toProblem(error));
    }
  };

  useCommand(fate.kind === 'going' ? fate.commandId : null, {
    applied: (answer) => (answer ? finish(answer) : show(task)),
    refused: (reason) => {
      update({ commandId: null, act: null });
      setFate({ kind: 'refused', title: '', detail: reason, number: '' });
    },
  });

  return {
    fate,
    complete: (outcome: Outcome, data: FormData) => void send(actFor(draft.act, outcome.name, data, task.version)),
    /** Once more the same, with the same key. */
    again: () => draft.act && void send(draft.act),
    settle: () => setFate({ kind: 'none' }),
  };
}

interface Endings {
  applied: (answer: Completed | null) => void;
  refused: (reason: string) => void;
}

/** Asks for an accepted command until it is applied or refused. */
function useCommand(id: string | null, endings: Endings): void {
  const { data } = query.useQuery('get', '/api/v1/commands/{id}', { params: { path: { id: id ?? '' } } }, { enabled: id !== null, refetchInterval: ASK, gcTime: 0 });
  const status = id === null ? 'accepted' : data?.status;
  useEffect(() => {
    if (!data || data.id !== id) return;
    if (status === 'applied') endings.applied(data.answer);
    if (status === 'refused') endings.refused(data.reason ?? '');
    // Only a new state of the command matters; the endings are made anew at each drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [status, id]);
}
