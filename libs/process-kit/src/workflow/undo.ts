import { isCancellation, TemporalFailure } from '@temporalio/workflow';
import { humanTask } from './human-task.js';
import { kit, type UndoNote } from './kit.js';
import { here } from './place.js';
import { within } from './withdrawn.js';

/** Carries out in reverse what the story noted, or one part of it. What cannot be undone becomes a task or an incident; the rest is undone all the same. */
export async function carryOutUndo(part?: string): Promise<void> {
  const { undo, flusher } = kit();
  const isOf = ({ path }: UndoNote) => part === undefined || within(path, part);
  for (let at = undo.findLastIndex(isOf); at >= 0; at = undo.findLastIndex(isOf)) {
    const [note] = undo.splice(at, 1) as [UndoNote];
    try {
      await note.action();
    } catch (error) {
      if (!(error instanceof TemporalFailure) || isCancellation(error)) throw error; // a bug of the program: the run stands still until it is mended
      if (note.byHand) await humanTask(note.byHand);
      else flusher.record({ kind: 'stuck', what: 'undo-failed', detail: innermost(error), at: here().time });
    }
  }
}

/** The activity's own message, not that of its wrapping. */
function innermost(error: Error): string {
  return error.cause instanceof Error ? innermost(error.cause) : error.message;
}
