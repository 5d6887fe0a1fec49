import { useEffect } from 'react';
import type { TaskPage } from '../api/types';
import { LookersLine, WritingLine } from '../looking/LookersLine';
import { useLookers, useTyping } from '../looking/use-lookers';

/** Who else has this part of the call open, and who writes into it: anybody of the group may take a call over. */
export function Together({ task, open }: { task: TaskPage; open: boolean }) {
  const { typing, note } = useTyping();
  const others = useLookers({ kind: 'task', id: task.id, place: task.caseId ?? task.id }, typing && open);
  useEffect(() => {
    document.addEventListener('input', note);
    return () => document.removeEventListener('input', note);
  }, [note]);
  return (
    <>
      <LookersLine others={others} />
      {task.closed === null && <WritingLine others={others} taskId={task.id} />}
    </>
  );
}
