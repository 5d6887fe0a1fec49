import type { Promised } from '#kit/contract/protocol.js';
import type { Why } from '../assignment/assignment.type.js';
import type { Role } from '../people/role.type.js';
import type { Transaction } from '../database/transaction.js';
import type { RequestItem } from '../requests/request.entity.js';
import type { TaskStatus, Timing } from './task.type.js';

/** A task with what people need beside it: case, client and the request it is about. A process that belongs to no case has tasks without the three. */
export interface TaskRecord {
  id: string;
  process: string;
  name: string;
  key: string;
  wait: string;
  instance: string;
  role: Role;
  status: TaskStatus;
  version: number;
  cause: string | null;
  outcome: string | null;
  data: Record<string, unknown> | null;
  prefill: Record<string, unknown>;
  openedAt: Date;
  warnAt: Date | null;
  dueAt: Date | null;
  timing: Timing;
  escalateTo: Role | null;
  escalatedAt: Date | null;
  closedAt: Date | null;
  late: boolean | null;
  /** Put aside by its holder until then; may have passed. */
  snoozedUntil: Date | null;
  snoozeReason: string | null;
  snoozes: number;
  /** What was promised to the client with it, and by whom. */
  promise: Promised | null;
  assignee: { id: string; name: string } | null;
  /** Asked for it first, beside the group. */
  wanted: { id: string; name: string } | null;
  why: Why | null;
  /** Names of the people whom `why` speaks of, by id. */
  whyNames: Record<string, string> | null;
  completedBy: { id: string; name: string } | null;
  caseId: string | null;
  caseNumber: string | null;
  /** The version of the pack that its case is pinned to. */
  packVersion: string | null;
  client: ClientRecord | null;
  started: StartedRecord | null;
  request: RequestRecord | null;
}

/** What deciding about a task, and telling what became of it, needs: nothing of its client and request. */
export type TaskBrief = Pick<
  TaskRecord,
  | ('id' | 'process' | 'name' | 'key' | 'wait' | 'instance' | 'role' | 'status' | 'version' | 'cause' | 'outcome' | 'data')
  | ('openedAt' | 'dueAt' | 'closedAt' | 'late' | 'assignee' | 'completedBy' | 'caseId' | 'caseNumber' | 'packVersion')
>;

export interface ClientRecord {
  id: string;
  name: string | null;
  company: string | null;
  phone: string | null;
  email: string | null;
  city: string | null;
  kind: string | null;
}

/** What a person started by hand: which process, who, and what its form asked. */
export interface StartedRecord {
  process: string;
  starter: { id: string; name: string };
  asked: Record<string, unknown>;
}

export interface RequestRecord {
  id: string;
  number: string;
  channel: string;
  kind: string;
  text: string | null;
  items: RequestItem[];
  city: string | null;
  neededBy: string | null;
  urgent: boolean;
  receivedAt: string;
}

export const REQUEST_JSON = `json_build_object('id', r.id, 'number', r.number::text, 'channel', r.channel, 'kind', r.kind, 'text', r.text, 'items', r.items,
  'city', r.city, 'neededBy', r.needed_by, 'urgent', r.urgent, 'receivedAt', r.received_at)`;

export const CLIENT_JSON = `json_build_object('id', cl.id, 'name', cl.name, 'company', cl.company, 'phone', cl.phone, 'email', cl.email, 'city', cl.city, 'kind', cl.kind)`;

/** Of a case `k` that has a starter; another costs no look-up. */
export const STARTED_JSON = `CASE WHEN k.starter IS NOT NULL THEN (SELECT json_build_object('process', i.process, 'starter', json_build_object('id', s.id, 'name', s.name), 'asked', i.input->'asked')
  FROM process_instance i, person s WHERE i."case" = k.id AND i.parent IS NULL AND s.id = k.starter ORDER BY i.created_at LIMIT 1) END`;

export const TASK_RECORD = `t.id, t.process, t.name, t.key, t.wait, t.instance, t.role, t.status, t.version, t.cause, t.outcome, t.data, t.prefill,
  t.opened_at AS "openedAt", t.warn_at AS "warnAt", t.due_at AS "dueAt", t.timing, t.escalate_to AS "escalateTo", t.escalated_at AS "escalatedAt", t.closed_at AS "closedAt", t.late,
  t.snoozed_until AS "snoozedUntil", t.snooze_reason AS "snoozeReason", t.snoozes, t.promise,
  CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'name', a.name) END AS assignee,
  CASE WHEN w.id IS NOT NULL THEN json_build_object('id', w.id, 'name', w.name) END AS wanted, t.why,
  CASE WHEN t.why ? 'instead' OR t.why ? 'from' THEN (SELECT json_object_agg(s.id, s.name) FROM person s WHERE s.id IN ((t.why->'instead'->>'of')::uuid, (t.why->>'from')::uuid)) END AS "whyNames",
  CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END AS "completedBy",
  t."case" AS "caseId", k.number AS "caseNumber", k.pack_version AS "packVersion", CASE WHEN cl.id IS NOT NULL THEN ${CLIENT_JSON} END AS client, ${STARTED_JSON} AS started,
  CASE WHEN r.id IS NOT NULL THEN ${REQUEST_JSON} END AS request`;

export const TASK_JOINS = `LEFT JOIN case_file k ON k.id = t."case" LEFT JOIN client cl ON cl.id = k.client LEFT JOIN person a ON a.id = t.assignee LEFT JOIN person d ON d.id = t.completed_by LEFT JOIN person w ON w.id = t.wanted
  LEFT JOIN LATERAL (SELECT * FROM request WHERE request."case" = k.id ORDER BY received_at LIMIT 1) r ON true`;

/** Tasks by id, in no order. */
export function findTasks(tx: Transaction, ids: readonly string[]): Promise<TaskRecord[]> {
  return tx.rows(`SELECT ${/* sql-fragment */ TASK_RECORD} FROM task t ${/* sql-fragment */ TASK_JOINS} WHERE t.id = ANY($1)`, [[...ids]]);
}

/** The same in brief, for a third of what they cost: each click reads them twice. */
export function findBriefly(tx: Transaction, ids: readonly string[]): Promise<TaskBrief[]> {
  return tx.rows(
    `SELECT t.id, t.process, t.name, t.key, t.wait, t.instance, t.role, t.status, t.version, t.cause, t.outcome, t.data, t.opened_at AS "openedAt", t.due_at AS "dueAt",
            t.closed_at AS "closedAt", t.late, CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'name', a.name) END AS assignee,
            CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END AS "completedBy",
            t."case" AS "caseId", k.number AS "caseNumber", k.pack_version AS "packVersion"
       FROM task t LEFT JOIN case_file k ON k.id = t."case" LEFT JOIN person a ON a.id = t.assignee LEFT JOIN person d ON d.id = t.completed_by WHERE t.id = ANY($1)`,
    [[...ids]],
  );
}

/** All tasks of a case, oldest first. */
export function tasksOfCase(tx: Transaction, caseId: string): Promise<TaskRecord[]> {
  return tx.rows(`SELECT ${/* sql-fragment */ TASK_RECORD} FROM task t ${/* sql-fragment */ TASK_JOINS} WHERE t."case" = $1 ORDER BY t.opened_at, t.id`, [
    caseId,
  ]);
}

const OPEN = `status IN ('open', 'completing')`;

/** Open tasks that a case got at this instant or later, and whether the case is closed: what came next after a click. */
export async function openedSince(tx: Transaction, caseId: string, at: Date): Promise<{ tasks: string[]; over: boolean }> {
  const row = await tx.row<{ tasks: string[] | null; over: boolean }>(
    `SELECT (SELECT array_agg(id ORDER BY due_at NULLS LAST, id) FROM task WHERE "case" = k.id AND opened_at >= $2 AND ${/* sql-fragment */ OPEN}) AS tasks, k.status = 'closed' AS over
       FROM case_file k WHERE k.id = $1`,
    [caseId, at],
  );
  return { tasks: row?.tasks ?? [], over: row?.over ?? true };
}
