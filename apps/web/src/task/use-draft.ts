import { useCallback, useEffect, useState } from 'react';
import type { TaskPage } from '../api/types';
import { useMe } from '../app/session';
import { serverNow } from '../time/now';
import { dropDraft, keepDraft, readDraft, type Draft } from './draft';
import { sameData } from './same-data';
import { DraftSaver } from './draft-saver';

/** What changes; as a function where it depends on what was there. */
export type Change = Partial<Draft> | ((before: Draft) => Partial<Draft>);

/** `none`: nothing was typed yet; `kept` on this computer; `saved` by the server too; `lost`: neither keeps it. */
export type KeptState = 'none' | 'kept' | 'saved' | 'lost';

interface Kept {
  draft: Draft;
  state: KeptState;
  /** What a colleague had begun lies in the form. */
  begunBy: string | null;
  /** Something was typed since the page was opened. */
  touched: boolean;
}

/** What one left: here or on another device, whichever is later; else what a colleague has begun; else what the form begins with. */
function begin(userId: string, task: TaskPage): Kept {
  const local = readDraft(userId, task.id);
  const remote = task.draft;
  // A talk goes on with what was typed last, whoever typed it.
  const own = remote?.by.id === userId || task.live;
  const empty: Draft = { at: 0, data: {}, outcome: null, act: null, commandId: null };
  const draft = local ?? empty;
  // The server may have taken what was sent after the next letter was typed here: that is not later, whatever its time says.
  const ours = remote !== null && local?.sent !== undefined && sameData(remote.data, local.sent);
  // What was sent without an answer must go out again as it was.
  const newer = remote !== null && (own ? !ours && Date.parse(remote.savedAt) > draft.at && draft.act === null : local === null);
  const data = { ...task.data, ...(newer ? remote.data : draft.data) };
  const state = newer ? (own ? 'saved' : 'none') : local ? 'kept' : 'none';
  return {
    draft: { ...draft, at: newer || ours ? Math.max(draft.at, Date.parse(remote.savedAt)) : draft.at, data },
    state,
    begunBy: newer && remote.by.id !== userId ? remote.by.name : null,
    touched: false,
  };
}

/** What is being typed into a task; every change is kept here at once, and by the server within a second. */
export function useDraft(task: TaskPage) {
  const { user } = useMe();
  const [kept, setKept] = useState(() => begin(user.id, task));
  // The task may have been shown as it was; an answer since then knows what was typed elsewhere.
  const follows = task.live || task.draft?.by.id === user.id;
  if (!kept.touched && task.closed === null && task.draft && follows && Date.parse(task.draft.savedAt) > kept.draft.at) setKept(begin(user.id, task));
  const [saver] = useState(
    () =>
      new DraftSaver(task, {
        // Noted here before it goes out: its answer may find nobody.
        sending: (sent) => {
          const here = readDraft(user.id, task.id);
          if (here) keepDraft(user.id, task.id, { ...here, sent });
          setKept((before) => ({ ...before, draft: { ...before.draft, sent } }));
        },
        saved: () => setKept((before) => ({ ...before, state: 'saved' })),
      }),
  );
  useEffect(() => () => void saver.flush(), [saver]);
  // What was typed just before a reload has not reached the server yet.
  const unsaved = kept.state === 'kept' && !kept.touched && task.may.draft && task.status === 'open' ? kept.draft.data : null;
  useEffect(() => {
    if (unsaved) saver.save(unsaved);
  }, [saver, unsaved]);
  const update = useCallback(
    (change: Change) =>
      setKept((before) => {
        const draft = { ...before.draft, ...(typeof change === 'function' ? change(before.draft) : change), at: serverNow() };
        const here = keepDraft(user.id, task.id, draft);
        if (draft.data !== before.draft.data && task.may.draft) saver.save(draft.data);
        return { draft, state: here ? 'kept' : 'lost', begunBy: null, touched: true };
      }),
    [user.id, task.id, task.may.draft, saver],
  );
  const drop = () => {
    saver.stop();
    dropDraft(user.id, task.id);
  };
  return { draft: kept.draft, state: kept.state, begunBy: kept.begunBy, update, drop };
}
