import { UNTOLD } from '../audit/event.type.js';
import type { Transaction } from '../database/transaction.js';
import { grouped } from '../lists/grouped.rule.js';
import { holderOf } from './holder.rule.js';
import { COUNTS, shownBy, type TimelineCounts, type TimelineKind } from './timeline-kinds.js';
import { openHopes, type HopeRecord } from './open-hopes.repository.js';
import { CLIENT_JSON, REQUEST_JSON, STARTED_JSON, type ClientRecord, type RequestRecord, type StartedRecord } from '../tasks/task.repository.js';

/** A case as lists show it, with the innermost step under way. */
export interface CaseRecord {
  id: string;
  number: string;
  status: 'open' | 'closed';
  openedAt: Date;
  closedAt: Date | null;
  /** Null of a matter that somebody started by hand. */
  client: ClientRecord | null;
  started: StartedRecord | null;
  request: RequestRecord | null;
  /** Deepest running instance, or the root of a closed case. */
  process: string | null;
  step: string | null;
  result: { outcome?: string } | null;
  /** On hold until then; perhaps over. */
  heldUntil: Date | null;
  data: Record<string, unknown>;
  holdReason: string | null;
  /** When something last happened in it. */
  lastAt: Date;
}

/** A case with who holds it: the first of all that its running instances wait for; null: the system, or nobody. */
export interface HeldCase extends CaseRecord {
  holder: HopeRecord | null;
}

export interface ProcessRecord {
  id: string;
  process: string;
  parent: string | null;
  status: 'running' | 'completed' | 'cancelled' | 'failed';
  step: string | null;
  createdAt: Date;
  endedAt: Date | null;
}

export interface EventRecord {
  id: string;
  seq: string;
  at: Date;
  kind: string;
  actor: string;
  /** Name of the person or token, where it was one. */
  actorName: string | null;
  objects: { type: string; id: string }[];
  /** Of who got a task with `holderName`, and `whyNames` by id: events keep ids, names are looked up. */
  data: Record<string, unknown>;
}

/** The columns of a case `k`. */
export const RECORD = `k.id, k.number, k.status, k.opened_at AS "openedAt", k.closed_at AS "closedAt", CASE WHEN cl.id IS NOT NULL THEN ${CLIENT_JSON} END AS client,
  ${STARTED_JSON} AS started,
  CASE WHEN r.id IS NOT NULL THEN ${REQUEST_JSON} END AS request, p.process, p.step, p.result, k.data, k.held_until AS "heldUntil", k.hold_reason AS "holdReason", coalesce(e.at, k.opened_at) AS "lastAt"`;

/** What they are taken from. */
export const JOINS = `LEFT JOIN client cl ON cl.id = k.client
  LEFT JOIN LATERAL (SELECT * FROM request WHERE request."case" = k.id ORDER BY received_at LIMIT 1) r ON true
  LEFT JOIN LATERAL (SELECT process, step, result FROM process_instance i WHERE i."case" = k.id AND (i.status = 'running' OR k.status = 'closed') AND (k.status = 'open' OR i.parent IS NULL)
                      ORDER BY created_at DESC, parent IS NULL LIMIT 1) p ON true
  LEFT JOIN LATERAL (SELECT at FROM event WHERE event."case" = k.id ORDER BY at DESC LIMIT 1) e ON true`;

/** The newest cases of a client. */
export async function casesOfClient(tx: Transaction, client: string, limit: number): Promise<HeldCase[]> {
  return held(
    tx,
    await tx.rows<CaseRecord>(
      `SELECT ${/* sql-fragment */ RECORD} FROM (SELECT * FROM case_file WHERE client = $1 ORDER BY opened_at DESC, id DESC LIMIT $2) k
       ${/* sql-fragment */ JOINS} ORDER BY k.opened_at DESC, k.id DESC`,
      [client, limit],
    ),
  );
}

/** These cases, in their order. */
export async function casesByIds(tx: Transaction, ids: readonly string[]): Promise<HeldCase[]> {
  const found = await held(
    tx,
    await tx.rows<CaseRecord>(`SELECT ${/* sql-fragment */ RECORD} FROM case_file k ${/* sql-fragment */ JOINS} WHERE k.id = ANY($1)`, [[...ids]]),
  );
  const known = new Map(found.map((one) => [one.id, one]));
  return ids.flatMap((id) => known.get(id) ?? []);
}

/** The same cases with who holds each. */
export async function held(tx: Transaction, cases: readonly CaseRecord[]): Promise<HeldCase[]> {
  // Never stored, always asked: one statement for the page.
  const ids = cases.map(({ id }) => id);
  const hopes = grouped(await openHopes(tx, ids), ({ caseId }) => caseId);
  return cases.map((one) => ({ ...one, holder: holderOf(hopes.get(one.id) ?? []) }));
}

export function findCase(tx: Transaction, id: string): Promise<CaseRecord | undefined> {
  return tx.row(`SELECT ${/* sql-fragment */ RECORD} FROM case_file k ${/* sql-fragment */ JOINS} WHERE k.id = $1`, [id]);
}

/** The process instances of a case in the order in which they began. */
export function processesOf(tx: Transaction, caseId: string): Promise<ProcessRecord[]> {
  return tx.rows(
    `SELECT id, process, parent, status, step, created_at AS "createdAt", ended_at AS "endedAt" FROM process_instance WHERE "case" = $1 ORDER BY created_at, parent IS NOT NULL, id`,
    [caseId],
  );
}

export async function requestsOf(tx: Transaction, caseId: string): Promise<RequestRecord[]> {
  const rows = await tx.rows<{ request: RequestRecord }>(
    `SELECT ${/* sql-fragment */ REQUEST_JSON} AS request FROM request r WHERE r."case" = $1 ORDER BY r.received_at`,
    [caseId],
  );
  return rows.map((row) => row.request);
}

/** An event `e` as it is told, with the names of whom it speaks of. */
export const EVENT_COLUMNS = `e.id, e.seq, e.at, e.kind, e.actor, coalesce(p.name, k.name) AS "actorName", e.objects,
  CASE WHEN s.id IS NULL THEN e.data ELSE e.data || jsonb_build_object('holderName', s.name) END || coalesce(n.names, '{}') AS data`;

export const EVENT_JOINS = `LEFT JOIN person s ON e.kind IN ('task.opened', 'task.assigned', 'task.handed-over') AND s.id = coalesce(e.data->>'assignee', e.data->>'wanted')::uuid
       LEFT JOIN LATERAL (SELECT jsonb_build_object('whyNames', jsonb_object_agg(o.id, o.name)) AS names
                            FROM (SELECT e.data->'why'->'instead'->>'of' AS id UNION SELECT e.data->'why'->>'from'
                                  UNION SELECT c.one->>'person' FROM jsonb_path_query(e.data->'why', '$.considered[*]') AS c(one)) told
                            JOIN person o ON o.id = told.id::uuid HAVING count(*) > 0) n ON true
       LEFT JOIN person p ON p.id = nullif(split_part(e.actor, 'person:', 2), '')::uuid
       LEFT JOIN api_token k ON k.id = nullif(split_part(e.actor, 'token:', 2), '')::uuid`;

/** Which page of a timeline, newest first. */
export interface TimelinePage {
  limit: number;
  kind?: TimelineKind;
  before?: { at: string; seq: string };
}

/** One page of what happened in a case, newest first. */
export function eventsOf(tx: Transaction, caseId: string, { limit, kind = 'all', before }: TimelinePage): Promise<EventRecord[]> {
  return tx.rows(
    `SELECT ${/* sql-fragment */ EVENT_COLUMNS} FROM event e ${/* sql-fragment */ EVENT_JOINS}
      WHERE e."case" = $1 AND e.kind <> ALL($5) AND ${/* sql-fragment */ shownBy(kind)} AND (e.at, e.seq) < ($2::timestamptz, $3::bigint) ORDER BY e.at DESC, e.seq DESC LIMIT $4`,
    [caseId, before?.at ?? 'infinity', before?.seq ?? '9223372036854775807', limit, UNTOLD],
  );
}

/** How much each filter of a case's timeline shows. */
export async function countEvents(tx: Transaction, caseId: string): Promise<TimelineCounts> {
  return (await tx.row<TimelineCounts>(`SELECT ${/* sql-fragment */ COUNTS} FROM event e WHERE e."case" = $1 AND e.kind <> ALL($2)`, [caseId, UNTOLD]))!;
}
