import type { Transaction } from '../database/transaction.js';
import { EVENT_COLUMNS, EVENT_JOINS, type EventRecord } from './case.repository.js';

/** Somebody of the company who had to do with a case: what he has to do now, and what he did last. */
export interface ParticipantRecord {
  person: { id: string; name: string };
  /** The open task that he holds. */
  task: { process: string; name: string } | null;
  last: EventRecord | null;
}

/** More than these are no card any more. */
const MOST = 12;

/** Everybody of a case: who holds something first, then whoever did something last. */
export async function participantsOf(tx: Transaction, caseId: string): Promise<ParticipantRecord[]> {
  const holders = await tx.rows<{ id: string; name: string; process: string; task: string }>(
    `SELECT DISTINCT ON (p.id) p.id, p.name, t.process, t.name AS task FROM task t JOIN person p ON p.id = t.assignee
      WHERE t."case" = $1 AND t.status IN ('open', 'completing') ORDER BY p.id, t.opened_at`,
    [caseId],
  );
  const events = await tx.rows<EventRecord & { person: string }>(
    `SELECT ${/* sql-fragment */ EVENT_COLUMNS}, p.id AS person FROM (
       SELECT DISTINCT ON (actor) * FROM event WHERE "case" = $1 AND actor LIKE 'person:%' AND kind <> 'wait.decided' ORDER BY actor, at DESC, seq DESC) e
     ${/* sql-fragment */ EVENT_JOINS} WHERE p.id IS NOT NULL ORDER BY e.at DESC, e.seq DESC LIMIT $2`,
    [caseId, MOST],
  );
  const last = new Map(events.map((event) => [event.person, event]));
  const holding = holders.map(({ id, name, process, task }) => ({ person: { id, name }, task: { process, name: task }, last: last.get(id) ?? null }));
  const others = events.filter(({ person }) => !holders.some(({ id }) => id === person));
  return [...holding, ...others.map((event) => ({ person: { id: event.person, name: event.actorName ?? '' }, task: null, last: event }))].slice(0, MOST);
}
