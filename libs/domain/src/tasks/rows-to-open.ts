import type { Batch, Effect } from '#kit/contract/protocol.js';
import type { Deadline, DeadlineSource } from '../calendar/deadline.rule.js';
import type { AssignableRow } from '../assignment/assign-tasks.js';
import type { Assignments, AssignmentRow } from '../assignment/assignment.type.js';
import type { Times } from '../calendar/times.js';
import type { Telling } from '../notices/notice.type.js';

type Opened = Extract<Effect, { kind: 'opened' }>;

const iso = (at: number) => new Date(at).toISOString();

/** The rows of waits, tasks and expectations that a flush opens, as `jsonb_to_recordset` reads them. */
export interface RowsToOpen {
  waits: {
    id: string;
    place: string;
    opened_at: string;
    timers: Record<string, number>;
    working: string[];
    decided_by: string | null;
    closed_at: string | null;
  }[];
  tasks: (AssignableRow & { telling: Telling })[];
  /** By task: the row of the pack that its deadline comes from. */
  deadlines: Record<string, DeadlineSource>;
  expects: { wait: string; hope: string; kind: string; key: string; seen: number; sender: string }[];
}

/** Where the pack says nothing, whom a story wants is asked first all the same. */
const ASKED_FOR: AssignmentRow = { ways: ['wanted'], shared: true, source: 'the story' };

/** How long before its instant a task that was put aside comes back: time to look at it and dial. Milliseconds. */
const LEAD = 5 * 60_000;

/** What the pack says of a task that opens: by when, and who gets it. */
export type Rules = Times & Assignments;

/** How people are told of a task that opens. */
export type TellingOf = (process: string, task: string) => Telling;

/**
 * Asks for all instants and rules, and makes the rows. What closes in the same flush is closed from the start, and expects nothing. What opens while its
 * case is on hold counts from the end of the hold, `heldUntil` (epoch ms); a promise then moves by as much.
 */
export async function rowsToOpen(
  batch: Batch,
  opened: readonly Opened[],
  { rules, tellingOf, heldUntil = 0 }: { rules: Rules; tellingOf: TellingOf; heldUntil?: number },
): Promise<RowsToOpen> {
  const closing = new Map(batch.effects.flatMap((effect) => (effect.kind === 'closed' ? [[effect.wait, effect] as const] : [])));
  const rows: RowsToOpen = { waits: [], tasks: [], deadlines: {}, expects: [] };
  const { organisation, process } = batch;
  for (const { wait, place, at, tasks, timers, expects } of opened) {
    const over = closing.get(wait);
    const from = Math.max(at, heldUntil);
    const instants: Record<string, number> = {};
    const working: string[] = [];
    for (const [key, spec] of Object.entries(timers)) {
      const end = await rules.timer({ organisation, process, spec, from });
      instants[key] = end.timing === 'promised' ? end.at + from - at : end.at;
      if (end.timing === 'working') working.push(key);
    }
    rows.waits.push({ id: wait, place, opened_at: iso(at), timers: instants, working, decided_by: over?.cause ?? null, closed_at: over ? iso(over.at) : null });
    for (const { dueAt, aside, promise, ...task } of tasks) {
      const promised = dueAt === undefined ? null : dueAt + from - at;
      const deadline = await rules.deadline({ organisation, process, task: task.name, from, promised });
      const rule = (await rules.assignment({ organisation, process, task: task.name })) ?? (task.wanted === undefined ? undefined : ASKED_FOR);
      const later = { promise: promise ?? null, snoozed_until: aside && promised !== null && promised - LEAD > from ? iso(promised - LEAD) : null };
      const telling = tellingOf(process, task.name);
      const row = { ...task, ...later, telling, rule, wait, place, opened_at: iso(at), ...deadlineColumns(deadline), ...endColumns(over, deadline) };
      rows.tasks.push(row);
      if (deadline?.rule) rows.deadlines[task.id] = deadline.rule;
    }
    if (!over) for (const [hope, { kind, key, sender, seen = 0 }] of Object.entries(expects)) rows.expects.push({ wait, hope, kind, key, seen, sender });
  }
  return rows;
}

/** The same rows with other instants, for whom they were given to already. */
export function asAssigned(rows: RowsToOpen, assigned: RowsToOpen['tasks']): RowsToOpen {
  return {
    ...rows,
    tasks: rows.tasks.map((task, i) => ({ ...task, assignee: assigned[i]!.assignee, wanted: assigned[i]!.wanted ?? null, why: assigned[i]!.why ?? null })),
  };
}

function deadlineColumns(deadline: Deadline | undefined): object {
  return {
    warn_at: deadline ? iso(deadline.warnAt) : null,
    due_at: deadline ? iso(deadline.dueAt) : null,
    escalate_to: deadline?.escalateTo ?? null,
    timing: deadline?.timing ?? 'elapsed',
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
