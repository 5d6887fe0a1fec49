import type { Transaction } from '../database/transaction.js';
import type { Role } from '../people/role.type.js';
import { announcement, CHANNEL, type Change } from '../tasks/announce.js';
import type { NoticeKind } from './notice.type.js';

/** What a person is to be told, by whoever did it. */
export interface Told {
  person: string;
  kind: NoticeKind;
  /** Once for each person and cause. */
  cause: string;
  task?: string;
  comment?: string;
  actor?: string | null;
  /** How many tasks at once. */
  count?: number;
}

/** The id of the person who acts; null where a program or a story does. */
export function personOf(actor: string): string | null {
  return actor.startsWith('person:') ? actor.slice('person:'.length) : null;
}

/**
 * Tells people something, each once, and announces what changed: one statement, in the transaction of what it tells of, so that there is neither a
 * notice without its cause nor a cause without its notice. Who has left is told nothing, and nobody of what he did himself.
 */
export async function announceTelling(tx: Transaction, change: Change & { at: Date }, told: readonly Told[]): Promise<void> {
  const { at, ...changed } = change;
  const others = told.filter(({ person, actor }) => person !== actor);
  await tx.rows(
    `WITH noticed AS (
       INSERT INTO notice (person, cause, organisation, kind, task, comment, actor, count, at)
       SELECT p.id, n.cause, $2, n.kind, n.task, n.comment, n.actor, n.count, $3
         FROM jsonb_to_recordset($1::jsonb) AS n(person uuid, cause text, kind text, task uuid, comment uuid, actor uuid, count integer)
         JOIN person p ON p.id = n.person AND p.organisation = $2 AND p.active
        ORDER BY p.id, n.cause ON CONFLICT DO NOTHING)
     SELECT pg_notify($4, $5)`,
    [JSON.stringify(others), changed.organisation, at, CHANNEL, announcement({ ...changed, notices: others.map(({ person }) => person) })],
  );
}

/** Tells everybody with one of these roles of an incident. Returns whom: a trouble that comes and goes is told once a day. */
export async function tellIncident(
  tx: Transaction,
  { organisation, incident, at, roles }: { organisation: string; incident: string; at: Date; roles: readonly Role[] },
): Promise<string[]> {
  const rows = await tx.rows<{ person: string }>(
    `INSERT INTO notice (person, cause, organisation, kind, incident, at)
     SELECT id, $3, $1, 'incident', $2, $4 FROM person WHERE organisation = $1 AND active AND roles && $5 ORDER BY id ON CONFLICT DO NOTHING RETURNING person`,
    [organisation, incident, `incident:${incident}:${at.toISOString().slice(0, 10)}`, at, [...roles]],
  );
  return rows.map(({ person }) => person);
}
