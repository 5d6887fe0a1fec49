import { v7 } from 'uuid';
import { audit } from '../audit/audit.repository.js';
import { tellEvent } from '../audit/event.repository.js';
import type { Transaction } from '../database/transaction.js';
import { announce } from '../tasks/announce.js';
import type { DailyBytes } from './file-limits.rule.js';

/** What a file lies beside: a task, its case, or both. */
export interface Beside {
  organisation: string;
  caseId: string | null;
  /** Null of one that lies beside the case itself. */
  task: { id: string; process: string; name: string; instance: string } | null;
}

/** A file as it is listed. */
export interface FileRecord {
  id: string;
  name: string;
  type: string;
  size: number;
  sha256: string;
  caseId: string | null;
  task: { id: string; process: string; name: string; instance: string } | null;
  by: { id: string; name: string };
  at: Date;
  removedAt: Date | null;
}

const RECORD = `a.id, a.name, a.type, a.size, a.sha256, a."case" AS "caseId",
  CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id, 'process', t.process, 'name', t.name, 'instance', t.instance) END AS task,
  json_build_object('id', p.id, 'name', p.name) AS by, a.added_at AS at, a.removed_at AS "removedAt"
  FROM attachment a JOIN person p ON p.id = a.added_by LEFT JOIN task t ON t.id = a.task`;

/** What a content is called among PostgreSQL's advisory locks. */
const lockOf = (sha256: string) => `content:${sha256}`;

/** Keeps a content from being tidied away until this transaction ends: to be called before the content gets its place. */
export async function holdContent(tx: Transaction, sha256: string): Promise<void> {
  await tx.rows(`SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))`, [lockOf(sha256)]);
}

/** Keeps everybody else from adding beside the same thing until this transaction ends, and tells how many files lie there. */
export async function countFiles(tx: Transaction, { caseId, task }: Beside): Promise<number> {
  await tx.rows(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`files:${task?.id ?? caseId ?? ''}`]);
  const counted = await tx.row<{ count: number }>(
    `SELECT count(*)::int AS count FROM attachment WHERE removed_at IS NULL AND CASE WHEN $1::uuid IS NULL THEN "case" = $2 AND task IS NULL ELSE task = $1 END`,
    [task?.id ?? null, caseId],
  );
  return counted!.count;
}

const DAY = 24 * 3_600_000;

/** Bytes that were laid down in the last 24 hours: by a person, and by all. What was taken away again counts. */
export async function laidInADay(tx: Transaction, { organisation, person, at }: { organisation: string; person: string; at: Date }): Promise<DailyBytes> {
  const row = await tx.row<{ own: string; whole: string }>(
    `SELECT coalesce(sum(size) FILTER (WHERE added_by = $2), 0) AS own, coalesce(sum(size), 0) AS whole FROM attachment WHERE organisation = $1 AND added_at > $3`,
    [organisation, person, new Date(at.getTime() - DAY)],
  );
  return { person: Number(row!.own), organisation: Number(row!.whole) };
}

/** Who lays a file, and when. */
export interface FileAct {
  person: string;
  actor: string;
  at: Date;
}

/** Lays a file beside a task or a case; its content has its place already. */
export async function addFile(
  tx: Transaction,
  beside: Beside,
  { name, type, size, sha256, by }: { name: string; type: string; size: number; sha256: string; by: FileAct },
): Promise<string> {
  const id = v7();
  const { organisation, caseId, task } = beside;
  await tx.rows(
    `INSERT INTO attachment (id, organisation, "case", task, name, type, size, sha256, added_by, added_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [...[id, organisation, caseId, task?.id ?? null], ...[name, type, size, sha256, by.person, by.at]],
  );
  await tellFile(tx, beside, { id, name, kind: 'file.added', by });
  return id;
}

/** Takes a file away, or brings it back; false where that was done already. */
export async function setRemoved(
  tx: Transaction,
  file: FileRecord,
  { removed, organisation, by }: { removed: boolean; organisation: string; by: FileAct },
): Promise<boolean> {
  const changed = await tx.change(`UPDATE attachment SET removed_at = CASE WHEN $2 THEN $3::timestamptz END WHERE id = $1 AND (removed_at IS NULL) = $2`, [
    file.id,
    removed,
    by.at,
  ]);
  if (changed === 0) return false;
  await tellFile(
    tx,
    { organisation, caseId: file.caseId, task: file.task },
    { id: file.id, name: file.name, kind: removed ? 'file.removed' : 'file.returned', by },
  );
  return true;
}

/** As the audit calls it. */
const ACTS = { 'file.added': 'file.add', 'file.removed': 'file.remove', 'file.returned': 'file.restore' } as const;

async function tellFile(
  tx: Transaction,
  { organisation, caseId, task }: Beside,
  { id, name, kind, by }: { id: string; name: string; kind: 'file.added' | 'file.removed' | 'file.returned'; by: FileAct },
): Promise<void> {
  const { actor, at } = by;
  const objects = [...(task ? [{ type: 'task', id: task.id }] : []), { type: 'file', id }];
  const data = { file: id, name, ...(task ? { process: task.process, task: task.name } : {}) };
  await tellEvent(tx, { organisation, at, kind, actor, caseId, instance: task?.instance ?? null, objects, data });
  await audit(tx, { organisation, at, actor, act: ACTS[kind], object: id, data });
  await announce(tx, { organisation, cases: caseId ? [caseId] : [], tasks: task ? [task.id] : [] });
}

/** A file, removed or not. */
export function findFile(tx: Transaction, id: string): Promise<FileRecord | undefined> {
  return tx.row(`SELECT ${/* sql-fragment */ RECORD} WHERE a.id = $1`, [id]);
}

/** The files of a case and its tasks, the latest first. */
export function filesOfCase(tx: Transaction, caseId: string, limit: number): Promise<FileRecord[]> {
  return tx.rows(`SELECT ${/* sql-fragment */ RECORD} WHERE a."case" = $1 AND a.removed_at IS NULL ORDER BY a.added_at DESC, a.id DESC LIMIT $2`, [
    caseId,
    limit,
  ]);
}

/** The files of a task that belongs to no case, the latest first. */
export function filesOfTask(tx: Transaction, task: string): Promise<FileRecord[]> {
  return tx.rows(`SELECT ${/* sql-fragment */ RECORD} WHERE a.task = $1 AND a.removed_at IS NULL ORDER BY a.added_at DESC, a.id DESC`, [task]);
}

/** Rows deleted in one statement. */
const MOST_FORGOTTEN = 1_000;

/** Forgets files that were taken away before an instant; says whether there are more. The audit keeps that they were there. */
export async function forgetRemoved(tx: Transaction, before: Date): Promise<boolean> {
  const gone = await tx.change(`DELETE FROM attachment WHERE id IN (SELECT id FROM attachment WHERE removed_at < $1 LIMIT $2)`, [before, MOST_FORGOTTEN]);
  return gone === MOST_FORGOTTEN;
}

/** Of these contents those that no file has, as far as one can tell without holding them. */
export async function withoutFile(tx: Transaction, contents: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ sha256: string }>(
    `SELECT c.sha256 FROM unnest($1::text[]) AS c (sha256) WHERE NOT EXISTS (SELECT FROM attachment a WHERE a.sha256 = c.sha256)`,
    [[...contents]],
  );
  return rows.map(({ sha256 }) => sha256);
}

/** Whether no file of any organisation has this content; until the transaction ends nobody can give it one. */
export async function isOrphan(tx: Transaction, sha256: string): Promise<boolean> {
  await tx.rows(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [lockOf(sha256)]);
  return (await tx.row(`SELECT 1 AS one FROM attachment WHERE sha256 = $1 LIMIT 1`, [sha256])) === undefined;
}
