import { weakened } from '#weakened';
import { v7 } from 'uuid';
import { askedBy } from '#kit/asked/asked-by.js';
import type { Transaction } from '../database/transaction.js';
import { announcement, CHANNEL } from './announce.js';
import type { Delivery } from './command.repository.js';

/** A click, as it is committed before Temporal hears of it. */
export interface Click {
  id: string;
  organisation: string;
  actor: string;
  task: { id: string; wait: string; instance: string; caseId: string | null; key: string; version: number };
  outcome: string;
  data: unknown;
  /** The key of its call, if it has one: the answer's row has the command's id. */
  keyed: { call: string; key: string; bodyHash: string } | null;
  at: Date;
}

/** How long the API has for its own delivery before a sweeper may take the command. Seconds. */
const API_LEASE = 6;

/** What became of a click: on its way; its key is known, and nothing was written; or somebody was first, and the caller rolls back. */
export type Accepted = { is: 'accepted'; delivery: Delivery } | { is: 'known' } | { is: 'lost' };

/**
 * Commits a click in one statement: the key of its call, then wait, task, command and audit. The conditional update of the wait is the arbiter
 * between two people, a person and a timer, a message or a cancel.
 */
export async function acceptClick(tx: Transaction, click: Click): Promise<Accepted> {
  const { id, organisation, actor, task, keyed, at } = click;
  const request = askedBy();
  const undecided = weakened('arbiter') ? 'true' : 'decided_by IS NULL';
  const row = await tx.row<{ keyed: boolean; process: string | null; started: string | null; run: string }>(
    // A lease is a matter of machines, so it is measured by the database's wall clock (clock_timestamp), not by business time.
    `WITH keyed AS (
       INSERT INTO answer (id, organisation, actor, call, idempotency_key, body_hash, created_at)
       SELECT $1, $2, $3, $4, $5, $6, $7::timestamptz WHERE $5::text IS NOT NULL
       ON CONFLICT (organisation, actor, call, idempotency_key) DO NOTHING RETURNING id),
     decided AS (
       UPDATE wait SET decided_by = 'command:' || $1::uuid::text, decided_at = $7
        WHERE id = $8 AND ${/* sql-fragment */ undecided} AND ($5::text IS NULL OR EXISTS (SELECT 1 FROM keyed)) RETURNING run),
     completing AS (UPDATE task SET status = 'completing' WHERE id = $9 AND status = 'open' AND version = $10 AND EXISTS (SELECT 1 FROM decided) RETURNING id),
     wanted AS (
       INSERT INTO command (id, organisation, kind, instance, wait, task, key, actor, outcome, data, status, run, answer, decided_at, next_try_at, request)
       SELECT $1, $2, 'task', $11, $8, $9, $12, $3, $13, $14, 'accepted', decided.run, (SELECT id FROM keyed), $7, clock_timestamp() + make_interval(secs => $15), $19::uuid
         FROM decided, completing RETURNING instance, run),
     audited AS (
       INSERT INTO audit (id, organisation, at, actor, act, object, data, request)
       SELECT $16, $2, $7, $3, 'task.complete', $9, jsonb_build_object('command', $1::uuid, 'outcome', $13::text), $19::uuid FROM wanted)
     SELECT $5::text IS NULL OR EXISTS (SELECT 1 FROM keyed) AS keyed, i.process, i.started_run AS started, wanted.run,
            CASE WHEN i.id IS NOT NULL THEN pg_notify($17, $18) END
       FROM (SELECT 1) AS one LEFT JOIN wanted ON true LEFT JOIN process_instance i ON i.id = wanted.instance`,
    [
      id,
      organisation,
      actor,
      keyed?.call ?? null,
      keyed?.key ?? null,
      keyed?.bodyHash ?? null,
      at,
      task.wait,
      task.id,
      task.version,
      task.instance,
      task.key,
      click.outcome,
      JSON.stringify(click.data ?? null),
      API_LEASE,
      v7(),
      CHANNEL,
      announcement({ organisation, cases: task.caseId ? [task.caseId] : [], tasks: [task.id] }),
      request,
    ],
  );
  if (!row?.keyed) return { is: 'known' };
  if (row.process === null) return { is: 'lost' };
  const { process, started, run } = row;
  const { wait, id: taskId, key, instance, caseId } = task;
  return {
    is: 'accepted',
    delivery: {
      ...{ id, organisation, kind: 'task', instance, process, started, run, wait, task: taskId, key, message: null },
      ...{ outcome: click.outcome, data: click.data, actor, decidedAt: at.getTime(), attempts: 0, caseId, request },
    },
  };
}
