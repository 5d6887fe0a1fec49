import type { Batch, Effect } from '#kit/contract/protocol.js';
import type { Deadline } from '../calendar/deadline.rule.js';
import type { AssignableRow } from '../assignment/assign-tasks.js';
import type { Assignments, AssignmentRow } from '../assignment/assignment.type.js';
import type { Times } from '../calendar/times.js';

type Opened = Extract<Effect, { kind: 'opened' }>;

const iso = (at: number) => new Date(at).toISOString();

/** The rows of waits, tasks and expectations that a flush opens, as `jsonb_to_recordset` reads them. */
export interface RowsToOpen {
  waits: { id: string; place: string; opened_at: string; timers: Record<string, number>; decided_by: string | null; closed_at: string | null }[];
  tasks: AssignableRow[];
  expects: { wait: string; hope: string; kind: string; key: string; seen: number; sender: string }[];
}

/** Where the pack says nothing, whom a story wants is asked first all the same. */
const ASKED_FOR: AssignmentRow = { ways: ['wanted'], source: 'the story' };

/** What the pack says of a task that opens: by when, and who gets it. */
export type Rules = Times & Assignments;

/** Asks for all instants and rules, and makes the rows. What closes in the same flush is closed from the start, and expects nothing. */
export async function rowsToOpen(batch: Batch, opened: readonly Opened[], rules: Rules): Promise<RowsToOpen> {
  const closing = new Map(batch.effects.flatMap((effect) => (effect.kind === 'closed' ? [[effect.wait, effect] as const] : [])));
  const rows: RowsToOpen = { waits: [], tasks: [], expects: [] };
  const { organisation, process } = batch;
  for (const { wait, place, at, tasks, timers, expects } of opened) {
    const over = closing.get(wait);
    const instants: Record<string, number> = {};
    for (const [key, spec] of Object.entries(timers)) instants[key] = await rules.timer({ organisation, process, spec, at });
    rows.waits.push({ id: wait, place, opened_at: iso(at), timers: instants, decided_by: over?.cause ?? null, closed_at: over ? iso(over.at) : null });
    for (const task of tasks) {
      const deadline = await rules.deadline({ organisation, process, task: task.name, openedAt: at });
      const rule = (await rules.assignment({ organisation, process, task: task.name })) ?? (task.wanted === undefined ? undefined : ASKED_FOR);
      const row = { ...task, rule, wait, place, opened_at: iso(at), ...deadlineColumns(deadline), ...endColumns(over, deadline) };
      rows.tasks.push(row);
    }
    if (!over) for (const [hope, { kind, key, sender, seen = 0 }] of Object.entries(expects)) rows.expects.push({ wait, hope, kind, key, seen, sender });
  }
  return rows;
}

function deadlineColumns(deadline: Deadline | undefined): object {
  return {
    warn_at: deadline ? iso(deadline.warnAt) : null,
    due_at: deadline ? iso(deadline.dueAt) : null,
    escalate_to: deadline?.escalateTo ?? null,
  };
}

function endColumns(over: { cause: string; at: number } | undefined, deadline: Deadline | undefined) {
  return {
    status: over ? 'closed' : 'open',
    cause: over?.cause ?? null,
    closed_at: over ? iso(over.at) : null,
    late: over && deadline ? over.at > deadline.dueAt : null,
  };
}
