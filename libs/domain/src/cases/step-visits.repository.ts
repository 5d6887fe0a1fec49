import type { WorkingCalendar } from '../calendar/working-calendar.rule.js';
import type { Transaction } from '../database/transaction.js';
import type { ProcessRecord } from './case.repository.js';
import { visitsOf, type StepEntry, type StepTask, type StepVisit } from './step-visits.rule.js';

/** The stays of a case's processes in their steps, as its events and tasks tell them. */
export async function visitsOfCase(
  tx: Transaction,
  caseId: string,
  { processes, now, calendar }: { processes: readonly ProcessRecord[]; now: Date; calendar: WorkingCalendar },
): Promise<StepVisit[]> {
  const entries = await tx.rows<StepEntry>(
    `SELECT instance, data->>'step' AS step, (extract(epoch FROM at) * 1000)::float8 AS at FROM event
      WHERE "case" = $1 AND kind IN ('process.started', 'step.entered') AND instance IS NOT NULL AND data->>'step' IS NOT NULL ORDER BY at, seq`,
    [caseId],
  );
  const tasks = await tx.rows<StepTask>(
    `SELECT instance, (extract(epoch FROM opened_at) * 1000)::float8 AS "openedAt", (extract(epoch FROM due_at) * 1000)::float8 AS "dueAt",
            (extract(epoch FROM closed_at) * 1000)::float8 AS "closedAt", timing = 'working' AS working FROM task WHERE "case" = $1`,
    [caseId],
  );
  const ends = new Map(processes.flatMap(({ id, endedAt }) => (endedAt ? [[id, endedAt.getTime()] as const] : [])));
  return visitsOf({ entries, tasks, ends, now: now.getTime(), calendar });
}

/** How many running instances of a process stand in a step, and what is open there. */
export interface StepCount {
  step: string;
  cases: number;
  open: number;
  late: number;
}

/** Where the running instances of a process stand now. */
export function countsOfProcess(tx: Transaction, organisation: string, { process, now }: { process: string; now: Date }): Promise<StepCount[]> {
  return tx.rows(
    `SELECT i.step, count(*)::int AS cases, coalesce(sum(t.open), 0)::int AS open, coalesce(sum(t.late), 0)::int AS late
       FROM process_instance i
       LEFT JOIN (SELECT instance, count(*) AS open, count(*) FILTER (WHERE due_at <= $3) AS late FROM task
                   WHERE organisation = $1 AND process = $2 AND status IN ('open', 'completing') GROUP BY instance) t ON t.instance = i.id
      WHERE i.organisation = $1 AND i.process = $2 AND i.status = 'running' AND i.step IS NOT NULL GROUP BY i.step`,
    [organisation, process, now],
  );
}
