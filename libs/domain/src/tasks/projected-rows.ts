import type { Batch, Effect, OpenedTask } from '#kit/contract/protocol.js';
import { idOf } from '#kit/contract/place.js';
import type { Transaction } from '../database/transaction.js';
import { openIncident } from '../incidents/incident.repository.js';
import { giveEarly } from '../messages/message.repository.js';
import { insertOpen } from './insert-open.js';
import type { ProjectedEvents } from './projected-events.js';
import type { ClosedTask, MadeRow, WaitRow } from './projected-rows.type.js';
import type { RowsToOpen } from './rows-to-open.js';

type Of<Kind extends Effect['kind']> = Extract<Effect, { kind: Kind }>;

const iso = (at: number) => new Date(at).toISOString();

/** The statements of one flush. Each is conditional on what it finds, and remembers what it really changed. */
export class ProjectedRows {
  readonly changedTasks: string[] = [];
  readonly openedTasks: OpenedTask[] = [];
  /** A wait that opened has got what came before it. */
  given = false;
  /** People who were told something. */
  readonly told = new Set<string>();

  constructor(
    private readonly tx: Transaction,
    private readonly batch: Batch,
    private readonly events: ProjectedEvents,
  ) {}

  /** A child's row is written by its own first projection; a root's row has been there since its request, and lacks only its first step. */
  async begin([begun]: Of<'begun'>[], [continued]: Of<'continued'>[]): Promise<void> {
    const { batch } = this;
    if (continued) await this.tx.change(`UPDATE process_instance SET current_run = $2 WHERE id = $1`, [batch.instance, batch.run]);
    if (!begun) return;
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
    this.events.happened(batch.instance, 'process.started', { at: begun.at, data: { process: batch.process, step: begun.step } });
  }

  /** Closes waits with all their tasks: the one that won gets its outcome, the others are closed with the same cause. */
  async close(closed: Of<'closed'>[]): Promise<void> {
    if (closed.length === 0) return;
    const input = JSON.stringify(closed.map(({ wait, cause, at }) => ({ wait, cause, at: iso(at) })));
    const rows = await this.tx.rows<ClosedTask & { of: string; id: string | null; wait_cause: string; wait_closed_at: Date }>(
      `WITH told AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS t(wait uuid, cause text, at timestamptz)),
            waits AS (UPDATE wait w SET closed_at = t.at FROM told t WHERE w.id = t.wait AND w.closed_at IS NULL RETURNING w.id, t.cause, t.at),
            tasks AS (
              UPDATE task SET status = 'closed', cause = t.cause, closed_at = t.at, late = (t.at > task.due_at), snoozed_until = NULL,
                     outcome = c.outcome, data = c.data, completed_by = nullif(split_part(c.actor, 'person:', 2), '')::uuid
                FROM told t JOIN task i ON i.wait = t.wait LEFT JOIN command c ON c.id = nullif(split_part(t.cause, 'command:', 2), '')::uuid AND c.task = i.id
               WHERE task.id = i.id AND task.status <> 'closed' AND (SELECT count(*) FROM waits) >= 0 -- locks the waits first
           RETURNING task.id, task.wait, task.name, task.process, task.role, task.outcome, task.late, task.due_at, task.timing, task.opened_at, task.cause, task.closed_at, c.actor),
            gone AS (DELETE FROM inbox USING tasks WHERE inbox.task = tasks.id),
            hopeless AS (DELETE FROM expectation USING told WHERE expectation.wait = told.wait)
       SELECT waits.id AS of, waits.cause AS wait_cause, waits.at AS wait_closed_at, tasks.* FROM waits FULL JOIN tasks ON tasks.wait = waits.id`,
      [input],
    );
    for (const row of rows) {
      if (row.id !== null) {
        this.changedTasks.push(row.id);
        this.closed(row);
      } else this.events.happened(row.of, 'wait.closed', { at: row.wait_closed_at.getTime(), data: { wait: row.of, cause: row.wait_cause } });
    }
  }

  /**
   * Opens waits with their tasks and expectations, and never reopens one. A case on hold opens its tasks hidden, and their clocks begin with
   * the end of the hold: then their rows are made again, by `fromHold`. The case's row is locked, so that no hold can pass by unseen. Whom a
   * task is for is locked likewise: where that person has just left, the task lies with its group. Returns the rows that are new.
   */
  async open(toOpen: RowsToOpen, fromHold: (heldUntil: number) => Promise<RowsToOpen>): Promise<MadeRow[]> {
    if (toOpen.waits.length === 0) return [];
    const made = await insertOpen(this.tx, this.batch, { toOpen, fromHold: false });
    if (new Set(made.map((row) => row.of)).size < toOpen.waits.length) {
      const heldUntil = await this.heldUntil();
      if (heldUntil !== null) made.push(...(await insertOpen(this.tx, this.batch, { toOpen: await fromHold(heldUntil.getTime()), fromHold: true })));
    }
    for (const person of made.flatMap(({ told }) => told ?? [])) this.told.add(person);
    const hoping = made.filter((row) => toOpen.expects.some(({ wait }) => wait === row.of));
    if (hoping.length > 0) this.given = await giveEarly(this.tx, [...new Set(hoping.map((row) => row.of))], hoping[0]!.wait_opened_at);
    return made;
  }

  private async heldUntil(): Promise<Date | null> {
    const found = await this.tx.row<{ held_until: Date | null }>(`SELECT held_until FROM case_file WHERE id = $1`, [this.batch.caseId]);
    return found?.held_until ?? null;
  }

  /** Tells what was opened, after what was closed. Returns the rows that are new and open. */
  tellOpened(made: MadeRow[], toOpen: RowsToOpen): WaitRow[] {
    for (const row of made) this.opened(row, toOpen);
    return made.filter((row) => row.decided_by === null).map((row) => ({ ...row, wait: row.of }));
  }

  /**
   * Escalation decides nothing: the task stays open, and whoever it escalates to sees it in the inbox, too. One that comes in the same
   * flush as the end of its task is still told, if it was before that end. One whose deadline was moved to later is not told; returns its wait.
   */
  async escalate(escalated: Of<'escalated'>[]): Promise<string[]> {
    const moved: string[] = [];
    for (const { wait, task, at } of escalated) {
      const row = await this.tx.row<{ id: string; name: string; escalate_to: string; due_at: Date }>(
        `WITH late AS (
           UPDATE task SET escalated_at = $2
            WHERE id = $1 AND (status <> 'closed' OR closed_at >= $2) AND escalated_at IS NULL AND escalate_to IS NOT NULL AND due_at <= $2
           RETURNING id, name, status, escalate_to, due_at, organisation),
         listed AS (INSERT INTO inbox (task, principal, organisation, due_at)
                    SELECT id, 'role:' || escalate_to, organisation, coalesce(due_at, 'infinity') FROM late WHERE status <> 'closed' ON CONFLICT DO NOTHING)
         SELECT * FROM late`,
        [task, new Date(at)],
      );
      if (!row) {
        moved.push(wait);
        continue;
      }
      this.changedTasks.push(task);
      const data = { process: this.batch.process, task: row.name, to: row.escalate_to, dueAt: row.due_at };
      this.events.happened(task, 'task.escalated', { at, object: 'task', data });
    }
    return moved;
  }

  /** A step only moves to a higher ordinal: a late redo cannot take it back. */
  enterStep(steps: Of<'step'>[]): void {
    const last = steps.at(-1);
    if (!last) return;
    const { instance, process } = this.batch;
    this.events.moved(last);
    for (const { step, ordinal, at } of steps)
      this.events.happened(idOf(instance, `step:${ordinal}`), 'step.entered', { at, data: { process, step, ordinal } });
  }

  /** What a story cannot mend is the head's. */
  async stuck(stuck: Of<'stuck'>[]): Promise<void> {
    const { organisation, instance } = this.batch;
    for (const { what, detail, at } of stuck)
      await openIncident(this.tx, { organisation, instance, kind: what, about: detail, since: new Date(at), tried: { detail } });
  }

  /** The end of a case's root instance closes the case, and whoever started it by hand is told. Before any wait is touched: whoever steers the case locks its row first. */
  async closeCase([ended]: Of<'ended'>[]): Promise<void> {
    const { parent, caseId } = this.batch;
    if (!ended || parent || !caseId) return;
    const waited = await this.tx.rows<{ person: string }>(
      `WITH over AS (UPDATE case_file SET status = 'closed', closed_at = $2 WHERE id = $1 AND closed_at IS NULL RETURNING id, organisation, starter)
       INSERT INTO notice (person, cause, organisation, kind, "case", at)
       SELECT starter, 'case:' || id, organisation, 'answer', id, $2 FROM over WHERE starter IS NOT NULL ON CONFLICT DO NOTHING RETURNING person`,
      [caseId, new Date(ended.at)],
    );
    for (const { person } of waited) this.told.add(person);
  }

  /** The end of an instance. */
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
    this.events.happened(batch.instance, 'process.ended', {
      at: ended.at,
      data: { process: batch.process, how: ended.how, failure: ended.failure, result: ended.result },
    });
    if (batch.parent) return;
    if (ended.how === 'failed') {
      const { organisation, instance } = batch;
      await openIncident(this.tx, { organisation, instance, kind: 'process-failed', since: at, tried: { failure: ended.failure } });
    }
    if (!batch.caseId) return;
    this.events.happened(batch.caseId, 'case.closed', { at: ended.at, object: 'case', data: { how: ended.how } });
  }

  private opened(row: MadeRow, { expects, deadlines }: RowsToOpen): void {
    const { batch } = this;
    const wait = {
      wait: row.of,
      place: row.place,
      run: batch.run,
      timers: row.timers,
      working: row.working,
      expects: expects.filter((one) => one.wait === row.of),
    };
    if (row.id === null) {
      this.events.happened(row.of, 'wait.opened', { at: row.wait_opened_at.getTime(), data: wait });
      if (row.decided_by !== null)
        this.events.happened(row.of, 'wait.closed', { at: row.wait_opened_at.getTime(), data: { wait: row.of, cause: row.decided_by } });
      return;
    }
    this.changedTasks.push(row.id);
    if (row.status === 'open') this.openedTasks.push({ id: row.id, process: batch.process, name: row.name });
    const { key, role, assignee, wanted, why, prefill, warn_at: warnAt, due_at: dueAt, timing, escalate_to: escalateTo } = row;
    const later = { ...(row.promise ? { promise: row.promise } : {}), ...(row.snoozed_until ? { until: row.snoozed_until } : {}) };
    const by = deadlines[row.id] ? { deadline: deadlines[row.id] } : {};
    const data = {
      process: batch.process,
      task: row.name,
      key,
      role,
      assignee,
      wanted,
      why,
      prefill,
      warnAt,
      dueAt,
      timing,
      escalateTo,
      ...by,
      ...later,
      ...wait,
    };
    this.events.happened(row.id, 'task.opened', { at: row.opened_at.getTime(), object: 'task', data });
    if (row.status === 'closed') this.closed(row as ClosedTask & { id: string });
  }

  private closed(task: ClosedTask & { id: string | null }): void {
    const { process, role, outcome, cause, late } = task;
    const data = { process, task: task.name, role, outcome, cause, late, dueAt: task.due_at, timing: task.timing, openedAt: task.opened_at, wait: task.wait };
    this.events.happened(task.id!, outcome === null ? 'task.closed' : 'task.completed', {
      at: task.closed_at.getTime(),
      actor: task.actor,
      object: 'task',
      data,
    });
  }
}
