import { useCallback, useState } from 'react';
import type { TaskDetail } from '../api/types';
import { useMe } from '../app/session';
import { dropDraft, keepDraft, readDraft, type Draft } from './draft';

/** What changes; as a function where it depends on what was there. */
export type Change = Partial<Draft> | ((before: Draft) => Partial<Draft>);

interface Kept {
  draft: Draft;
  /** `none`: nothing was typed yet; `kept` on this computer; `lost`: the browser refuses to keep it. */
  state: 'none' | 'kept' | 'lost';
}

function begin(userId: string, task: TaskDetail): Kept {
  const kept = readDraft(userId, task.id);
  if (kept) return { draft: { ...kept, data: { ...task.data, ...kept.data } }, state: 'kept' };
  return { draft: { at: Date.now(), data: task.data, outcome: null, act: null, commandId: null }, state: 'none' };
}

/** What is being typed into a task; every change is kept at once. */
export function useDraft(task: TaskDetail) {
  const { user } = useMe();
  const [kept, setKept] = useState(() => begin(user.id, task));
  const update = useCallback(
    (change: Change) =>
      setKept((before) => {
        const draft = { ...before.draft, ...(typeof change === 'function' ? change(before.draft) : change), at: Date.now() };
        return { draft, state: keepDraft(user.id, task.id, draft) ? 'kept' : 'lost' };
      }),
    [user.id, task.id],
  );
  const drop = useCallback(() => dropDraft(user.id, task.id), [user.id, task.id]);
  return { draft: kept.draft, state: kept.state, update, drop };
}
