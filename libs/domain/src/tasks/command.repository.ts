import { weakened } from '#weakened';
import { idOf } from '#kit/contract/place.js';
import type { OpenedTask, Parcel } from '#kit/contract/protocol.js';
import { tellEvent } from '../audit/event.repository.js';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { openIncident } from '../incidents/incident.repository.js';
import { freeAgain, giveEarly, keysToLock, lockKeys } from '../messages/message.repository.js';
import type { Why } from '../assignment/assignment.type.js';
import { announce } from './announce.js';
import { relist } from './holding.repository.js';
import type { CommandKind, CommandStatus } from './task.type.js';

/** A command as it is delivered to its run. */
export interface Delivery {
  id: string;
  organisation: string;
  instance: string;
  process: string;
  /** Null: the instance is not started yet, and is not called. */
  started: string | null;
  kind: CommandKind;
  /** Null: a command for the instance that was given before it had a run. */
  run: string | null;
  wait: string | null;
  task: string | null;
  key: string | null;
  message: string | null;
  outcome: string | null;
  data: unknown;
  actor: string;
  decidedAt: number;
  attempts: number;
  caseId: string | null;
  /** The request that gave it; null where a timer did. */
  request: string | null;
}

/** As Temporal gets it. An instance that has no run yet is never called. */
export function parcelOf({ id, kind, process, instance, run, wait, key, outcome, data, actor, decidedAt: at }: Delivery, to = run): Parcel {
  if (to === null) throw new Error(`Command ${id} has no run to go to.`);
  return { id, kind, process, instance, run: to, wait, key, outcome, data, actor, at };
}

export interface CommandState {
  id: string;
  instance: string;
  task: string | null;
  actor: string;
  status: CommandStatus;
  next: OpenedTask[] | null;
  reason: string | null;
  answer: string | null;
  /** The answer as it was kept, where its call had a key and it has been made. */
  kept: unknown;
  /** Temporal does not know the instance yet. */
  notStarted: boolean;
  decidedAt: Date;
  caseId: string | null;
}

const DELIVERY = `c.id, c.organisation, c.kind, c.instance, i.process, i.started_run AS started, coalesce(c.run, i.current_run) AS run, c.wait, c.task, c.key, c.message, c.outcome, c.data, c.actor,
  (extract(epoch FROM c.decided_at) * 1000)::float8 AS "decidedAt", c.attempts, i."case" AS "caseId", c.request`;

/** How long a lease on a command holds, and the longest pause between two tries. Seconds. */
const LEASE = 15;
const LONGEST_PAUSE = 60;

/** What becomes of commands after they were accepted. Each write is conditional on `accepted`: whoever comes late changes nothing. */
export class CommandRepository {
  constructor(private readonly database: Database) {}

  /** One command that is still to be delivered, with its own run. */
  pending(tx: Transaction, id: string): Promise<Delivery | undefined> {
    return tx.row<Delivery>(
      `SELECT ${/* sql-fragment */ DELIVERY} FROM command c JOIN process_instance i ON i.id = c.instance WHERE c.id = $1 AND c.status = 'accepted'`,
      [id],
    );
  }

  /** Takes leases on what is due, over all organisations, in a statement of its own; no lock is held while Temporal is called. */
  lease(most: number): Promise<Delivery[]> {
    return this.database.asSystem((tx) =>
      // Leases are wall-clock time of the database (clock_timestamp), the same for all sweepers; nothing of it is business time.
      tx.rows<Delivery>(
        `WITH due AS (SELECT id FROM command WHERE status = 'accepted' AND next_try_at <= clock_timestamp() ORDER BY next_try_at LIMIT $1 FOR UPDATE SKIP LOCKED),
              c AS (UPDATE command SET attempts = attempts + 1, next_try_at = clock_timestamp() + make_interval(secs => $2) FROM due WHERE command.id = due.id RETURNING command.*)
         SELECT ${/* sql-fragment */ DELIVERY} FROM c JOIN process_instance i ON i.id = c.instance`,
        [most, LEASE],
      ),
    );
  }

  /** Puts a command off after a try that decided nothing: 1 s, 2 s, 4 s … 60 s. */
  async putOff({ id, attempts }: { id: string; attempts: number }): Promise<void> {
    const pause = Math.min(LONGEST_PAUSE, 2 ** Math.min(attempts - 1, 10));
    await this.database.asSystem((tx) =>
      tx.change(`UPDATE command SET next_try_at = clock_timestamp() + make_interval(secs => $2) WHERE id = $1 AND status = 'accepted'`, [id, pause]),
    );
  }

  /** The run that a command is for, stored before the first call; from then on it is called there and nowhere else. */
  async atRun({ id, organisation }: Delivery, run: string): Promise<void> {
    await this.database.inOrganisation(organisation, (tx) => tx.change(`UPDATE command SET run = $2 WHERE id = $1 AND run IS NULL`, [id, run]));
  }

  /** The run of an instance's command has ended without hearing of it: the run that followed is called from now on. */
  async moved({ id, organisation }: Delivery, from: string, to: string): Promise<void> {
    await this.database.inOrganisation(organisation, (tx) =>
      tx.change(`UPDATE command SET run = $3, next_try_at = clock_timestamp() WHERE id = $1 AND run = $2 AND status = 'accepted'`, [id, from, to]),
    );
  }

  /** Stores what Temporal answered. */
  async applied(tx: Transaction, id: string, next: OpenedTask[]): Promise<void> {
    await tx.change(`UPDATE command SET status = 'applied', next = $2 WHERE id = $1 AND status = 'accepted'`, [id, JSON.stringify(next)]);
  }

  /** The same together with the answer of its call; the first answer kept is the answer for ever, and is returned. */
  async appliedAndAnswered(tx: Transaction, { id, next, body }: { id: string; next: OpenedTask[]; body: unknown }): Promise<unknown> {
    const kept = await tx.row<{ body: unknown }>(
      `WITH applied AS (UPDATE command SET status = 'applied', next = $2 WHERE id = $1 AND status = 'accepted')
       UPDATE answer SET status = coalesce(status, 200), body = CASE WHEN status IS NULL THEN $3::jsonb ELSE body END WHERE id = $1 RETURNING body`,
      [id, JSON.stringify(next), JSON.stringify(body)],
    );
    return kept?.body ?? body;
  }

  /**
   * The process would not have it. Where its wait is still open the arbiter is freed and the task opens again with a new version; else the
   * task is closed as superseded, and a message is offered to the next wait. Stops at once where the command is no longer `accepted`. The head
   * hears of it, but for what came too late for an instance that had ended.
   */
  refuse(delivery: Delivery, { waitOpen, reason }: { waitOpen: boolean; reason: string }, at: Date): Promise<boolean> {
    return this.database.inOrganisation(delivery.organisation, async (tx) => {
      const { id, organisation, wait, task, message, instance, caseId } = delivery;
      await lockKeys(tx, organisation, await keysToLock(tx, { wait, message }));
      const mine = await tx.change(`UPDATE command SET status = 'refused', reason = $2 WHERE id = $1 AND status = 'accepted'`, [id, reason]);
      if (mine === 0) return false;
      if (waitOpen && !weakened('clear'))
        await tx.change(`UPDATE wait SET decided_by = NULL, decided_at = NULL WHERE id = $1 AND decided_by = 'command:' || $2::text`, [wait, id]);
      const changed = task === null ? undefined : await (waitOpen ? reopen(tx, task) : supersede(tx, task, at));
      if (task !== null && changed) await tellRefused(tx, delivery, { task, waitOpen, reason, at, changed });
      if (message !== null) await freeAgain(tx, message, { offered: !waitOpen, at });
      // While it was decided, a message or a correction may have come that it hopes for: nobody else will look again.
      else if (waitOpen && wait !== null) await giveEarly(tx, [wait], at);
      if (wait !== null)
        await openIncident(tx, { organisation, instance, command: id, kind: 'command-refused', since: at, tried: { reason, outcome: delivery.outcome } });
      await announce(tx, { organisation, cases: caseId ? [caseId] : [], tasks: task ? [task] : [], commands: true });
      return true;
    });
  }

  /** A state that only a person can end; the command stays accepted, and is tried on. */
  incident(delivery: Delivery, kind: 'command-stuck' | 'run-ended-by-force', { tried, since }: { tried: object; since: Date }): Promise<void> {
    return this.database.inOrganisation(delivery.organisation, (tx) =>
      openIncident(tx, { organisation: delivery.organisation, instance: delivery.instance, command: delivery.id, kind, since, tried }),
    );
  }

  /** What a command has come to, or undefined where the organisation has none with this id. */
  state(tx: Transaction, id: string): Promise<CommandState | undefined> {
    return tx.row<CommandState>(
      `SELECT c.id, c.instance, c.task, c.actor, c.status, c.next, c.reason, c.answer, a.body AS kept, i.started_run IS NULL AS "notStarted", c.decided_at AS "decidedAt", i."case" AS "caseId"
         FROM command c JOIN process_instance i ON i.id = c.instance LEFT JOIN answer a ON a.id = c.answer WHERE c.id = $1`,
      [id],
    );
  }
}

/** What a rebuild of the read model needs of a task that a refusal changed. */
interface Changed {
  version: number;
  late: boolean | null;
  /** Where its holder left while his click was on its way: it lies with its group. */
  assignee?: null;
  why?: Why;
}

/**
 * Undefined where there was nothing to open: the story may have closed the task meanwhile. A hand-over leaves what is being passed on alone;
 * where its holder has left since, it comes back to the group and not to nobody (ALL-5).
 */
async function reopen(tx: Transaction, task: string): Promise<Changed | undefined> {
  const row = await tx.row<{ version: number; late: boolean | null; gone: boolean; why: Why }>(
    `WITH there AS MATERIALIZED (SELECT p.id FROM task t JOIN person p ON p.id = t.assignee WHERE t.id = $1 AND p.active FOR KEY SHARE OF p),
          reopened AS (
            UPDATE task SET status = 'open', version = task.version + 1, assignee = there.id,
                   why = CASE WHEN task.assignee IS DISTINCT FROM there.id THEN '{"code": "gone"}' ELSE task.why END
              FROM (SELECT 1) one LEFT JOIN there ON true, task before
             WHERE task.id = $1 AND before.id = task.id AND task.status = 'completing'
           RETURNING task.version, task.late, task.why, before.assignee IS DISTINCT FROM task.assignee AS gone)
     SELECT * FROM reopened`,
    [task],
  );
  if (!row) return undefined;
  const { version, late, gone, why } = row;
  if (!gone) return { version, late };
  await relist(tx, [task]);
  return { version, late, assignee: null, why };
}

async function supersede(tx: Transaction, task: string, at: Date): Promise<Changed | undefined> {
  const sql = `UPDATE task SET status = 'closed', cause = 'superseded', closed_at = $2, late = ($2 > due_at) WHERE id = $1 AND status <> 'closed' RETURNING version, late`;
  const closed = await tx.row<Changed>(sql, [task, at]);
  await tx.change(`DELETE FROM inbox WHERE task = $1`, [task]);
  return closed;
}

async function tellRefused(
  tx: Transaction,
  { id, organisation, instance, caseId, process }: Delivery,
  { task, waitOpen, reason, at, changed }: { task: string; waitOpen: boolean; reason: string; at: Date; changed: Changed },
): Promise<void> {
  await tellEvent(tx, {
    ...{ id: idOf(id, 'refused'), organisation, at, caseId, instance, actor: 'system' },
    kind: waitOpen ? 'task.reopened' : 'task.closed',
    objects: [{ type: 'task', id: task }],
    data: { command: id, reason, process, cause: 'superseded', ...changed },
  });
}
