import type { TaskDefinition, TaskResult } from '../contract/define-task.js';
import { firstOf } from './first-of.js';
import { task, type TaskAsk } from './hopes.js';

/**
 * Puts one task before a person and waits for its outcome. Opens, escalates and closes it, also on a cancel; resolves with the outcome and
 * the data that the API has checked against the form. Deadline and escalation are the pack's, unless `dueAt` promises an instant.
 */
export function humanTask<T extends TaskDefinition>(definition: T, ask: TaskAsk = {}): Promise<TaskResult<T>> {
  return firstOf({ [definition.name]: task(definition, ask) }) as Promise<unknown> as Promise<TaskResult<T>>;
}
