import type { Batch, Effect, OpenedTask, ReadBack } from '#kit/contract/protocol.js';
import { idOf } from '#kit/contract/place.js';
import type { Deadline } from '../calendar/deadline.rule.js';
import type { EventKind } from '../audit/event.type.js';
import type { Transaction } from '../database/transaction.js';
import { rowsToOpen } from './rows-to-open.js';

type Of<Kind extends Effect['kind']> = Extract<Effect, { kind: Kind }>;

interface ToldEvent {
  id: string;
  at: string;
  kind: EventKind;
  actor: string;
  objects: { type: string; id: string }[];
  data: Record<string, unknown>;
}

const iso = (at: number) => new Date(at).toISOString();

/** The statements of one flush. Each is conditional on what it finds, and remembers what it really changed. */
export class ProjectedRows {
  readonly changedTasks: string[] = [];
  readonly openedTasks: OpenedTask[] = [];
  private readonly events: ToldEvent[] = [];

  constructor(
    private readonly tx: Transaction,
    private readonly batch: Batch,
  ) {}

  /** A child's row is written by its own first projection; a root's row has been there since its request, and lacks only its first step. */
  async begin([begun]: Of<'begun'>[]): Promise<void> {
    if (!begun) return;
    const { batch } = this;
    await this.tx.rows(
      `INSERT INTO process_instance (id, organisation, "case", parent, process, input, started_run, current_run, step, status, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, 'running', $9)
       ON CONFLICT (id) DO UPDATE SET step = excluded.step WHERE process_instance.step IS NULL`,
      [
        batch.instance,
        batch.organisation,
        batch.caseId,
        batch.parent?.instance ?? null,
        batch.process,
        JSON.stringify(batch.input ?? null),
        batch.run,
        begun.step,
        new Date(begun.at),
      ],
    );
    this.happened(batch.instance, 'process.started', { at: begun.at, data: { process: batch.process } });
  }

  /** Closes waits with all their tasks: the one that won gets its outcome, the others are closed with the same cause. */
  async close(closed: Of<'closed'>[]): Promise<void> {
    if (closed.length === 0) return;
    const input = JSON.stringify(closed.map(({ wait, cause, at }) => ({ wait, cause, at: iso(at) })));
    const tasks = await this.tx.rows<ClosedTask>(
      `WITH told AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS t(wait uuid, cause text, at timestamptz)),
            waits AS (UPDATE wait w SET closed_at = t.at FROM told t WHERE w.id = t.wait AND w.closed_at IS NULL RETURNING w.id),
            tasks AS (
              UPDATE task SET status = 'closed', cause = t.cause, closed_at = t.at, late = (t.at > task.due_at),
                     outcome = c.outcome, data = c.data, completed_by = nullif(split_part(c.actor, 'person:', 2), '')::uuid
                FROM told t JOIN task i ON i.wait = t.wait LEFT JOIN command c ON c.id = nullif(split_part(t.cause, 'command:', 2), '')::uuid AND c.task = i.id
               WHERE task.id = i.id AND task.status <> 'closed' AND (SELECT count(*) FROM waits) >= 0 -- locks the waits first
           RETURNING task.id, task.name, task.process, task.role, task.outcome, task.late, task.due_at, task.opened_at, task.cause, task.closed_at, c.actor),
            gone AS (DELETE FROM inbox USING tasks WHERE inbox.task = tasks.id)
       SELECT * FROM tasks`,
      [input],
    );
    for (const task of tasks) {
      this.changedTasks.push(task.id);
      this.closed(task);
    }
  }

  /** Opens waits and their tasks, and never reopens one; what closes in the same flush is inserted closed. */
  async open(opened: Of<'opened'>[], deadlines: Map<string, Deadline | undefined>): Promise<void> {
    if (opened.length === 0) return;
    const { batch } = this;
    const { waits, tasks } = rowsToOpen(batch, opened, deadlines);
    await this.tx.rows(
      `INSERT INTO wait (id, organisation, instance, place, run, decided_by, decided_at, timers, opened_at, closed_at)
       SELECT id, $2, $3, place, $4, decided_by, closed_at, timers, opened_at, closed_at
         FROM jsonb_to_recordset($1::jsonb) AS w(id uuid, place text, decided_by text, timers jsonb, opened_at timestamptz, closed_at timestamptz)
       ON CONFLICT (id) DO NOTHING`,
      [JSON.stringify(waits), batch.organisation, batch.instance, batch.run],
    );
    const made = await this.tx.rows<ClosedTask & { assignee: string | null; status: string }>(
      `WITH made AS (
         INSERT INTO task (id, organisation, wait, instance, "case", process, name, key, role, assignee, status, cause, prefill, opened_at, warn_at, due_at, escalate_to, closed_at, late)
         SELECT id, $2, wait, $3, $4, $5, name, key, role, assignee, status, cause, prefill, opened_at, warn_at, due_at, escalate_to, closed_at, late
           FROM jsonb_to_recordset($1::jsonb) AS t(id uuid, wait uuid, name text, key text, role text, assignee uuid, status text, cause text, prefill jsonb,
                opened_at timestamptz, warn_at timestamptz, due_at timestamptz, escalate_to text, closed_at timestamptz, late boolean)
         ON CONFLICT (id) DO NOTHING
         RETURNING id, name, process, role, assignee, status, outcome, late, due_at, opened_at, cause, closed_at, NULL AS actor),
       listed AS (
         INSERT INTO inbox (task, principal, organisation, due_at)
         SELECT id, coalesce('person:' || assignee, 'role:' || role), $2, coalesce(due_at, 'infinity') FROM made WHERE status = 'open'
         ON CONFLICT DO NOTHING)
       SELECT * FROM made`,
      [JSON.stringify(tasks), batch.organisation, batch.instance, batch.caseId, batch.process],
    );
    for (const task of made) {
      this.changedTasks.push(task.id);
      if (task.status === 'open') this.openedTasks.push({ id: task.id, process: batch.process, name: task.name });
      const data = { process: batch.process, task: task.name, role: task.role, assignee: task.assignee, dueAt: task.due_at };
      this.happened(task.id, 'task.opened', { at: task.opened_at.getTime(), object: 'task', data });
      if (task.status === 'closed') this.closed(task);
    }
  }

  /**
   * Escalation decides nothing: the task stays open, and whoever it escalates to sees it in the inbox, too. One that comes in the same
   * flush as the end of its task is still told, if it was before that end.
   */
  async escalate(escalated: Of<'escalated'>[]): Promise<void> {
    for (const { task, at } of escalated) {
      const row = await this.tx.row<{ id: string; name: string; escalate_to: string; due_at: Date }>(
        `WITH late AS (
           UPDATE task SET escalated_at = $2 WHERE id = $1 AND (status <> 'closed' OR closed_at >= $2) AND escalated_at IS NULL AND escalate_to IS NOT NULL
           RETURNING id, name, status, escalate_to, due_at, organisation),
         listed AS (INSERT INTO inbox (task, principal, organisation, due_at)
                    SELECT id, 'role:' || escalate_to, organisation, coalesce(due_at, 'infinity') FROM late WHERE status <> 'closed' ON CONFLICT DO NOTHING)
         SELECT * FROM late`,
        [task, new Date(at)],
      );
      if (!row) continue;
      this.changedTasks.push(task);
      this.happened(task, 'task.escalated', {
        at,
        object: 'task',
        data: { process: this.batch.process, task: row.name, to: row.escalate_to, dueAt: row.due_at },
      });
    }
  }

  /** A step only moves to a higher ordinal: a late redo cannot take it back. */
  async enterStep(steps: Of<'step'>[]): Promise<void> {
    const last = steps.at(-1);
    if (!last) return;
    await this.tx.change(`UPDATE process_instance SET step = $2, step_ordinal = $3 WHERE id = $1 AND step_ordinal < $3`, [
      this.batch.instance,
      last.step,
      last.ordinal,
    ]);
    for (const { step, ordinal, at } of steps)
      this.happened(idOf(this.batch.instance, `step:${ordinal}`), 'step.entered', { at, data: { process: this.batch.process, step } });
  }

  /** The end of an instance; the end of a case's root instance closes the case. */
  async end([ended]: Of<'ended'>[]): Promise<void> {
    if (!ended) return;
    const { batch } = this;
    const at = new Date(ended.at);
    await this.tx.change(`UPDATE process_instance SET status = $2, result = $3, ended_at = $4 WHERE id = $1 AND ended_at IS NULL`, [
      batch.instance,
      ended.how,
      JSON.stringify(ended.result ?? null),
      at,
    ]);
    this.happened(batch.instance, 'process.ended', {
      at: ended.at,
      data: { process: batch.process, how: ended.how, failure: ended.failure, result: ended.result },
    });
    if (batch.parent || !batch.caseId) return;
    await this.tx.change(`UPDATE case_file SET status = 'closed', closed_at = $2 WHERE id = $1 AND closed_at IS NULL`, [batch.caseId, at]);
    this.happened(batch.caseId, 'case.closed', { at: ended.at, object: 'case', data: { how: ended.how } });
  }

  /** Writes the events, each once. */
  async tell(): Promise<void> {
    if (this.events.length === 0) return;
    await this.tx.rows(
      `INSERT INTO event (id, organisation, at, kind, actor, "case", instance, objects, data)
       SELECT id, $2, at, kind, actor, $3, $4, objects, data
         FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS (id uuid, at timestamptz, kind text, actor text, objects jsonb, data jsonb))
              WITH ORDINALITY AS e(id, at, kind, actor, objects, data, place) ORDER BY place
       ON CONFLICT (id) DO NOTHING`,
      [JSON.stringify(this.events), this.batch.organisation, this.batch.caseId, this.batch.instance],
    );
  }

  /** Instants and open tasks of the waits that this flush speaks of, as the rows have them. */
  async readBack(): Promise<ReadBack> {
    const waits = this.batch.effects.flatMap((e) => (e.kind === 'opened' ? [e.wait] : []));
    const back: ReadBack = { instants: {}, next: [] };
    if (waits.length === 0) return back;
    const rows = await this.tx.rows<{
      wait: string;
      timers: Record<string, number>;
      id: string | null;
      key: string;
      name: string;
      process: string;
      status: string;
      due_at: Date | null;
      escalated_at: Date | null;
      escalate_to: string | null;
    }>(
      `SELECT w.id AS wait, w.timers, t.id, t.key, t.name, t.process, t.status, t.due_at, t.escalated_at, t.escalate_to
         FROM wait w LEFT JOIN task t ON t.wait = w.id WHERE w.id = ANY($1)`,
      [waits],
    );
    for (const row of rows) {
      const instants = (back.instants[row.wait] ??= { ...row.timers });
      if (row.id === null || row.status === 'closed') continue;
      back.next.push({ id: row.id, process: row.process, name: row.name });
      if (row.due_at && row.escalate_to && !row.escalated_at) instants[`late:${row.key}`] = row.due_at.getTime();
    }
    return back;
  }

  private closed(task: ClosedTask): void {
    const { process, role, outcome, cause, late } = task;
    const data = { process, task: task.name, role, outcome, cause, late, dueAt: task.due_at, openedAt: task.opened_at };
    this.happened(task.id, outcome === null ? 'task.closed' : 'task.completed', { at: task.closed_at.getTime(), actor: task.actor, object: 'task', data });
  }

  /** Notes an event of a thing; its id is made of the thing and the kind, so that a redo tells it once. */
  private happened(
    id: string,
    kind: EventKind,
    { at, actor, object, data }: { at: number; actor?: string | null; object?: string; data: Record<string, unknown> },
  ): void {
    this.events.push({ id: idOf(id, kind), at: iso(at), kind, actor: actor ?? 'system', objects: object ? [{ type: object, id }] : [], data });
  }
}

interface ClosedTask {
  id: string;
  name: string;
  process: string;
  role: string;
  outcome: string | null;
  late: boolean | null;
  due_at: Date | null;
  opened_at: Date;
  cause: string;
  closed_at: Date;
  actor: string | null;
}
