import { ToldTasks } from './told-tasks.rule.js';
import { ToldWaits } from './told-waits.rule.js';
import type { Row, Told, ToldCommand, ToldEvent } from './told.type.js';

/** What the waits, tasks, lists and steps of one case (or of one instance without a case) must be, by its events and commands. */
export function toldRows(events: readonly ToldEvent[], commands: readonly ToldCommand[]): Told {
  const waits = new ToldWaits();
  const tasks = new ToldTasks();
  const steps = new Map<string, Row>();
  for (const event of events) {
    stepOf(steps, event);
    waits.hear(event);
    tasks.hear(event);
  }
  return {
    rows: { process_instance: steps, ...waits.rows(commands), ...tasks.rows(commands) },
    untold: new Set([...waits.untold, ...tasks.untold]),
  };
}

/** A step only moves to a higher ordinal; the first one has none. */
function stepOf(steps: Map<string, Row>, { kind, instance, data }: ToldEvent): void {
  if (instance === null) return;
  const known = steps.get(instance);
  if (kind === 'process.started' && (known?.['step'] ?? null) === null)
    steps.set(instance, { step: data['step'] ?? null, step_ordinal: known?.['step_ordinal'] ?? 0 });
  if (kind === 'step.entered' && Number(data['ordinal']) > Number(known?.['step_ordinal'] ?? 0))
    steps.set(instance, { step: data['step'], step_ordinal: data['ordinal'] });
}
