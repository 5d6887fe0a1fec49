import type { TaskDefinition, TaskResult } from '../contract/define-task.js';
import { kit } from './kit.js';

/**
 * Puts one task before a person and waits for its outcome. Opens, escalates and closes it, also on a cancel; resolves with the outcome and
 * the data that the API has checked against the form. Deadline and escalation are the pack's.
 */
export async function humanTask<T extends TaskDefinition>(task: T, ask: { assignee?: string; prefill?: Record<string, unknown> } = {}): Promise<TaskResult<T>> {
  const { outcome, data, by, at } = await kit().wait({
    [task.name]: { name: task.name, role: task.role, assignee: ask.assignee ?? null, prefill: ask.prefill ?? {}, outcomes: Object.keys(task.outcomes) },
  });
  return { outcome, data, by, at } as TaskResult<T>;
}
