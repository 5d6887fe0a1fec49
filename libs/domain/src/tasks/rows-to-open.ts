import type { Batch, Effect } from '#kit/contract/protocol.js';
import type { Deadline } from '../calendar/deadline.rule.js';

type Opened = Extract<Effect, { kind: 'opened' }>;

const iso = (at: number) => new Date(at).toISOString();

/** The rows of waits and tasks that a flush opens, as `jsonb_to_recordset` reads them; what closes in the same flush is closed from the start. */
export function rowsToOpen(
  batch: Batch,
  opened: readonly Opened[],
  deadlines: ReadonlyMap<string, Deadline | undefined>,
): { waits: object[]; tasks: object[] } {
  const closing = new Map(batch.effects.flatMap((effect) => (effect.kind === 'closed' ? [[effect.wait, effect] as const] : [])));
  const waits = opened.map(({ wait, place, at, timers }) => {
    const over = closing.get(wait);
    return { id: wait, place, opened_at: iso(at), timers, decided_by: over?.cause ?? null, closed_at: over ? iso(over.at) : null };
  });
  const tasks = opened.flatMap(({ wait, at, tasks: ofWait }) =>
    ofWait.map(({ id, name, key, role, assignee, prefill }) => {
      const over = closing.get(wait);
      const deadline = deadlines.get(id);
      return {
        ...{ id, wait, name, key, role, assignee, prefill },
        status: over ? 'closed' : 'open',
        cause: over?.cause ?? null,
        opened_at: iso(at),
        closed_at: over ? iso(over.at) : null,
        warn_at: deadline ? iso(deadline.warnAt) : null,
        due_at: deadline ? iso(deadline.dueAt) : null,
        escalate_to: deadline?.escalateTo ?? null,
        late: over && deadline ? over.at > deadline.dueAt : null,
      };
    }),
  );
  return { waits, tasks };
}
