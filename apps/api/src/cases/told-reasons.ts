import type { EventRecord } from '#domain/cases/case.repository.js';
import type { Transaction } from '#domain/database/transaction.js';
import type { Principal } from '#domain/people/principal.rule.js';
import { findTasks } from '#domain/tasks/task.repository.js';
import { cellsOf } from '#domain/forms/cells.rule.js';
import { listOf } from '#domain/forms/wrong-values.rule.js';
import type { Labels } from '../labels/labels.js';
import type { Contracts } from '../tasks/contracts.js';

/** Who reads what was told of a case. */
export interface CaseReader {
  readonly caller: Principal;
  readonly labels: Labels;
  readonly contracts: Contracts;
}

/** Events of completed tasks with the reasons that were chosen, as `reasons`, in the words of the pack that the case is pinned to (WT-1.7, WT-2.9). */
export async function withReasons(tx: Transaction, events: readonly EventRecord[], { caller, labels, contracts }: CaseReader): Promise<EventRecord[]> {
  const idOf = ({ kind, objects }: EventRecord) => (kind === 'task.completed' ? objects.find(({ type }) => type === 'task')?.id : undefined);
  const ids = events.flatMap((event) => idOf(event) ?? []);
  if (ids.length === 0) return [...events];
  const told = new Map<string, string>();
  for (const task of await findTasks(tx, ids)) {
    const reasons = await contracts.reasonsOf(task, caller.organisation);
    const chosen = cellsOf(contracts.task(task.process, task.name).form, task.data ?? {}).flatMap(({ schema, value: code }) => {
      const list = listOf(schema);
      const reason = list !== undefined && typeof code === 'string' ? reasons[list]?.reasons[code] : undefined;
      return reason ? [labels.local(reason.label)] : [];
    });
    if (chosen.length > 0) told.set(task.id, [...new Set(chosen)].join(', '));
  }
  return events.map((event) => {
    const reasons = told.get(idOf(event) ?? '');
    return reasons === undefined ? event : { ...event, data: { ...event.data, reasons } };
  });
}
