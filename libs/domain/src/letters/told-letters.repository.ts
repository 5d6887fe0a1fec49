import type { EventRecord } from '../cases/case.repository.js';
import type { Transaction } from '../database/transaction.js';

/** A letter that an event tells of. */
export interface LetterTold {
  id: string;
  to: string | null;
  /** Whom the receiver stands in for. */
  insteadOf: string | null;
  subject: string | null;
  text: string | null;
}

/** The events with the letters that they tell of, as `letters` of their data: events keep ids, words are looked up. One statement, and none without letters. */
export async function withLetters(tx: Transaction, events: readonly EventRecord[]): Promise<EventRecord[]> {
  const idsOf = ({ objects }: EventRecord) => objects.filter(({ type }) => type === 'letter').map(({ id }) => id);
  const ids = events.flatMap(idsOf);
  if (ids.length === 0) return [...events];
  const letters = await tx.rows<LetterTold>(
    `SELECT l.id, l.to_name AS "to", p.name AS "insteadOf", l.subject, l.text FROM letter l LEFT JOIN person p ON p.id = l.instead_of
      WHERE l.id = ANY($1) ORDER BY l.to_name, l.id`,
    [ids],
  );
  return events.map((event) => {
    const its = new Set(idsOf(event));
    return its.size === 0 ? event : { ...event, data: { ...event.data, letters: letters.filter(({ id }) => its.has(id)) } };
  });
}
