import { sayValue } from './holds-all.js';
import type { EventSeen, ProcessSeen, Seen, Stage, TaskSeen } from './stage.type.js';
import { Unmet } from './unmet.js';
import { untilSeen } from './until-seen.js';

/** The process that the story is about: the root of its case. */
export function rootOf({ processes }: Seen): ProcessSeen {
  const root = processes.find((one) => one.root);
  if (!root) throw new Error('The case has no root process: it cannot have begun.');
  return root;
}

/** The open task of this name that was opened last. */
export function openTask({ tasks }: Seen, name: string): TaskSeen | undefined {
  return tasks.findLast((task) => task.name === name && task.status === 'open');
}

/** Waits until something is so. */
export async function waitFor(stage: Stage, { until, otherwise }: { until: (seen: Seen) => boolean; otherwise: (seen: Seen) => string }): Promise<void> {
  await untilSeen(stage, (seen) => until(seen) || undefined, otherwise);
}

/** Waits for the end of the root, which must be this one. */
export async function endOf(stage: Stage, status: 'completed' | 'failed' | 'cancelled'): Promise<ProcessSeen> {
  const root = await untilSeen(
    stage,
    (seen) => (rootOf(seen).status === 'running' ? undefined : rootOf(seen)),
    () => `Expected the process to end as ${status}, and it is running.`,
  );
  if (root.status !== status) throw new Unmet(`Expected the process to end as ${status}, and it is ${root.status}.`);
  return root;
}

/** The code with which the API refused, or undefined where it did not. */
export async function refusalOf(work: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (typeof code !== 'string') throw error;
    return code;
  }
}

/** Which events of a kind were told, for a message. */
export function toldOf(events: readonly EventSeen[], kind: string): string {
  const told = events.filter((event) => event.kind === kind);
  if (told.length === 0) return 'none is told';
  return `told is ${told.map(({ data, by, actor }) => `${sayValue(data)} by ${by ?? actor}`).join(', ')}`;
}
