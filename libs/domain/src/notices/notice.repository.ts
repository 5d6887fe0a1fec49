import type { Transaction } from '../database/transaction.js';
import type { IncidentKind } from '../incidents/incident.repository.js';
import { CLIENT_JSON, type ClientRecord } from '../tasks/task.repository.js';
import type { NoticeKind } from './notice.type.js';

/** A notice with what it is about. */
export interface NoticeRecord {
  /** Its cause; one person's key. */
  id: string;
  kind: NoticeKind;
  at: Date;
  readAt: Date | null;
  /** Nothing is left to do about it: the task is done, or another has it; the incident is over. */
  settled: boolean;
  actor: { id: string; name: string } | null;
  task: string | null;
  count: number | null;
  /** Of a comment. */
  words: string | null;
  incident: IncidentKind | null;
  caseId: string | null;
  caseNumber: string | null;
  /** The root process of the case. */
  process: string | null;
  client: ClientRecord | null;
}

/** Where a page ended. */
export interface NoticeCursor {
  at: string;
  id: string;
}

export const LATEST: NoticeCursor = { at: 'infinity', id: '' };

/** More unread ones are "many". */
export const MOST_UNREAD = 99;

/** Of a notice `n`, its task `t` and its incident `i`. What one was asked to do is settled when it is done, or when it is another's. */
const SETTLED = `coalesce(CASE WHEN n.kind IN ('task', 'soon', 'late') THEN t.status = 'closed' OR t.assignee IS DISTINCT FROM n.person AND n.count IS NULL
  WHEN n.kind = 'urgent' THEN t.status = 'closed' OR t.assignee <> n.person WHEN n.kind = 'incident' THEN i.closed_at IS NOT NULL END, false)`;

const ABOUT = `LEFT JOIN task t ON t.id = n.task LEFT JOIN incident i ON i.id = n.incident`;

/** One page of what somebody was told, the latest first, without the kinds that he does not want. */
export function listNotices(
  tx: Transaction,
  { person, off, limit, after }: { person: string; off: readonly NoticeKind[]; limit: number; after: NoticeCursor },
): Promise<NoticeRecord[]> {
  return tx.rows(
    `SELECT n.cause AS id, n.kind, n.at, n.read_at AS "readAt", n.task, n.count, ${/* sql-fragment */ SETTLED} AS settled, c.text AS words, i.kind AS incident,
            k.id AS "caseId", k.number AS "caseNumber", CASE WHEN n."case" IS NOT NULL THEN root.process END AS process, CASE WHEN cl.id IS NOT NULL THEN ${/* sql-fragment */ CLIENT_JSON} END AS client,
            CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'name', a.name) END AS actor
       FROM (SELECT * FROM notice WHERE person = $1 AND kind <> ALL($2) AND (at, cause) < ($3::timestamptz, $4) ORDER BY at DESC, cause DESC LIMIT $5) n
       ${/* sql-fragment */ ABOUT} LEFT JOIN comment c ON c.id = n.comment LEFT JOIN process_instance one ON one.id = i.instance
       LEFT JOIN case_file k ON k.id = coalesce(n."case", t."case", one."case") LEFT JOIN client cl ON cl.id = k.client LEFT JOIN person a ON a.id = n.actor
       LEFT JOIN LATERAL (SELECT process FROM process_instance r WHERE r."case" = n."case" AND r.parent IS NULL ORDER BY r.created_at LIMIT 1) root ON true
      ORDER BY n.at DESC, n.cause DESC`,
    [person, [...off], after.at, after.id, limit],
  );
}

/** How many of them somebody has still to look at, up to one more than `MOST_UNREAD`. */
export async function countUnread(tx: Transaction, { person, off }: { person: string; off: readonly NoticeKind[] }): Promise<number> {
  const row = await tx.row<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT 1 FROM notice n ${/* sql-fragment */ ABOUT}
       WHERE n.person = $1 AND n.read_at IS NULL AND n.kind <> ALL($2) AND NOT ${/* sql-fragment */ SETTLED} LIMIT $3) unread`,
    [person, [...off], MOST_UNREAD + 1],
  );
  return row!.count;
}

/** Marks as read: these, or all that came up to an instant. Tells which were not read before. */
export async function markRead(tx: Transaction, { person, at, which }: { person: string; at: Date; which: readonly string[] | Date }): Promise<string[]> {
  const some = which instanceof Date ? null : [...which];
  const until = which instanceof Date ? which : null;
  const rows = await tx.rows<{ id: string }>(
    `UPDATE notice SET read_at = $2 WHERE person = $1 AND read_at IS NULL AND (cause = ANY($3) OR at <= $4) RETURNING cause AS id`,
    [person, at, some, until],
  );
  return rows.map(({ id }) => id);
}

/** Takes that back. */
export async function markUnread(tx: Transaction, { person, which }: { person: string; which: readonly string[] }): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `UPDATE notice SET read_at = NULL WHERE person = $1 AND read_at IS NOT NULL AND cause = ANY($2) RETURNING cause AS id`,
    [person, [...which]],
  );
  return rows.map(({ id }) => id);
}
