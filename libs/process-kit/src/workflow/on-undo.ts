import type { TaskDefinition } from '../contract/define-task.js';
import { kit } from './kit.js';
import { here } from './place.js';

/**
 * Notes how to undo what was just done; written beside it. On a failure or a cancel of the process the notes are carried out in reverse, and
 * no cancel disturbs them; so are those of a part of the story that `anyOf` withdraws. `byHand` is the task that opens where an action fails: without one the head gets an incident.
 */
export function onUndo(action: () => Promise<unknown>, byHand?: TaskDefinition): void {
  kit().undo.push({ path: here().path, action, byHand });
}
