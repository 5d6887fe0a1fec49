import { OF_THE_CASE_ALONE } from '../audit/event.type.js';
import { EVENT_COLUMNS, EVENT_JOINS, type EventRecord } from '../cases/case.repository.js';
import { COUNTS, shownBy, type TimelineCounts, type TimelineKind } from '../cases/timeline-kinds.js';
import type { Transaction } from '../database/transaction.js';
import { FAMILY } from './client-keys.repository.js';

/** Where a page of a history begins, newest first. */
export interface HistoryPage {
  limit: number;
  /** Talks with the client alone, in place of a filter. */
  talks?: boolean;
  /** Which filter. */
  kind?: TimelineKind;
  before?: { at: string; seq: string };
}

/** Something that befell a client, in one of his cases or outside of them. */
export interface HistoryRecord extends EventRecord {
  caseId: string | null;
  caseNumber: string | null;
}

/**
 * What befell a client: in the cases that are his now, and outside of them; also of those who were merged into him. Each case gives its newest, so that a
 * page costs as many index reads as the client has cases, however long they are.
 */
export function historyOf(tx: Transaction, client: string, { limit, talks = false, kind = 'all', before }: HistoryPage): Promise<HistoryRecord[]> {
  const shown = talks ? `e.kind = 'contact.made'` : shownBy(kind);
  return tx.rows(
    `${/* sql-fragment */ FAMILY}
     SELECT ${/* sql-fragment */ EVENT_COLUMNS}, e."case" AS "caseId", c.number AS "caseNumber" FROM (
       (SELECT own.* FROM case_file f CROSS JOIN LATERAL (SELECT * FROM event e WHERE e."case" = f.id AND e.kind <> ALL($5) AND ${/* sql-fragment */ shown} AND (e.at, e.seq) < ($2::timestamptz, $3::bigint)
          ORDER BY at DESC, seq DESC LIMIT $4) own WHERE f.client = $1)
       UNION ALL
       (SELECT own.* FROM family f CROSS JOIN LATERAL (SELECT * FROM event e WHERE e.client = f.id AND ${/* sql-fragment */ shown} AND (e.at, e.seq) < ($2::timestamptz, $3::bigint)
          ORDER BY at DESC, seq DESC LIMIT $4) own)
       ORDER BY at DESC, seq DESC LIMIT $4) e
     LEFT JOIN case_file c ON c.id = e."case" ${/* sql-fragment */ EVENT_JOINS} ORDER BY e.at DESC, e.seq DESC`,
    [client, before?.at ?? 'infinity', before?.seq ?? '9223372036854775807', limit, OF_THE_CASE_ALONE],
  );
}

/** How much each filter of a client's history shows. */
export async function countHistory(tx: Transaction, client: string): Promise<TimelineCounts> {
  const counts = await tx.row<TimelineCounts>(
    `${/* sql-fragment */ FAMILY} SELECT ${/* sql-fragment */ COUNTS} FROM (
       SELECT own.* FROM case_file f JOIN event own ON own."case" = f.id WHERE f.client = $1 AND own.kind <> ALL($2)
       UNION ALL SELECT own.* FROM family f JOIN event own ON own.client = f.id) e`,
    [client, OF_THE_CASE_ALONE],
  );
  return counts!;
}
