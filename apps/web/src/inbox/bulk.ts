import type { BulkBody, BulkVerdict, TaskRow } from '../api/types';

export type BulkAct = BulkBody['act'];

/** What an act is told beside the tasks. */
export type BulkWords = Pick<BulkBody, 'person' | 'until' | 'reason'>;

/** A row as it was when the act was sent. */
export type Before = Pick<TaskRow, 'id' | 'version' | 'assignee'>;

/** Why a row was not done, as a reader wants to know it. */
export type Refusal = 'taken' | 'changed' | 'closed' | 'forbidden' | 'rule' | 'failed';

/** As many as one call takes. */
export const MOST_IN_CALL = 200;

/** Sorts what came of an act: how many are done, and how many are not, by the reason. */
export function totals(verdicts: readonly BulkVerdict[]): { done: number; refused: number; why: [Refusal, number][] } {
  const why = new Map<Refusal, number>();
  for (const verdict of verdicts) if (!verdict.done) why.set(refusalOf(verdict), (why.get(refusalOf(verdict)) ?? 0) + 1);
  const done = verdicts.filter((verdict) => verdict.done).length;
  return { done, refused: verdicts.length - done, why: [...why].toSorted(([, a], [, b]) => b - a) };
}

/** One word for a refusal. */
export function refusalOf({ code, holder }: Pick<BulkVerdict, 'code' | 'holder'>): Refusal {
  if (code === 'task-changed') return holder ? 'taken' : 'changed';
  if (code === 'task-closed') return 'closed';
  if (code === 'forbidden' || code === 'not-found') return 'forbidden';
  return code === 'invalid' ? 'rule' : 'failed';
}

/**
 * The calls that take back what an act has done: who had a task has it again. What the act left as it was, since it was so already, is left alone.
 * A task that was put aside out of the group's queue was taken by that, and goes back to the group.
 */
export function takingBack(act: BulkAct, verdicts: readonly BulkVerdict[], { before, me }: { before: readonly Before[]; me: string }): BulkBody[] {
  const was = new Map(before.map((row) => [row.id, row]));
  const calls = new Map<string, BulkBody>();
  for (const { id, done, version } of verdicts) {
    const row = was.get(id);
    if (!done || version === null || !row || (version === row.version && act !== 'snooze')) continue;
    const back = backOf(act, row, me);
    const call = calls.get(JSON.stringify(back)) ?? { ...back, tasks: [] };
    calls.set(JSON.stringify(back), { ...call, tasks: [...call.tasks, { id, version }] });
  }
  return [...calls.values()].flatMap((call) => inCalls(call.tasks).map((tasks) => ({ ...call, tasks })));
}

function backOf(act: BulkAct, { assignee }: Before, me: string): Pick<BulkBody, 'act' | 'person'> {
  if (act === 'snooze' && assignee !== null) return { act: 'unsnooze' };
  if (act === 'claim' || assignee === null) return { act: 'release' };
  return act === 'release' && assignee.id === me ? { act: 'claim' } : { act: 'assign', person: assignee.id };
}

/** Parts of a list, each no larger than one call takes. */
export function inCalls<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / MOST_IN_CALL) }, (_, index) => items.slice(index * MOST_IN_CALL, (index + 1) * MOST_IN_CALL));
}
