import { idOf } from '#kit/contract/place.js';
import type { Transaction } from '../database/transaction.js';
import { tellIncident } from '../notices/write-notices.js';
import { rolesWith } from '../people/permission.rule.js';
import { announce } from '../tasks/announce.js';

/** Everything that a person has to look at. Each has words in ru, en and zh; a new kind does not compile without them. */
export const INCIDENT_KINDS = [
  'command-refused',
  'command-stuck',
  'run-ended-by-force',
  'process-failed',
  'undo-failed',
  'activity-failing',
  'nobody-holds',
  'drifted',
  'story-broken',
] as const;

export type IncidentKind = (typeof INCIDENT_KINDS)[number];

export interface IncidentToOpen {
  organisation: string;
  kind: IncidentKind;
  instance: string;
  command?: string;
  /** Tells two of the same kind and instance apart, such as the place of an undo. */
  about?: string;
  since: Date;
  tried: object;
}

/** Why an incident is closed that the system has found to be over. Nobody has closed it, and it opens again where the trouble comes back. */
export const RESOLVED = 'resolved-by-itself';

/** Opens an incident once: the same thing told again is the same incident, also after a person has closed it. One that went away by itself opens again. */
export async function openIncident(tx: Transaction, { organisation, kind, instance, command, about, since, tried }: IncidentToOpen): Promise<void> {
  const rows = await tx.rows<{ id: string }>(
    `INSERT INTO incident (id, organisation, instance, command, kind, since, tried) VALUES ($1, $2, $3, $4, $5, $6, $7) 
     ON CONFLICT (id) DO UPDATE SET since = excluded.since, tried = excluded.tried, closed_at = NULL, why = NULL
       WHERE incident.closed_at IS NOT NULL AND incident.closed_by IS NULL AND incident.why = $8 RETURNING id`,
    [idOf(command ?? instance, `${kind}${about ?? ''}`), organisation, instance, command ?? null, kind, since, JSON.stringify(tried), RESOLVED],
  );
  const [opened] = rows;
  if (!opened) return;
  const notices = await tellIncident(tx, { organisation, incident: opened.id, at: since, roles: rolesWith('incident.manage') });
  await announce(tx, { organisation, cases: [], tasks: [], incidents: true, notices });
}

/** The trouble is over: a later look has shown it. Nothing happens where a person was first. */
export async function resolveIncident(tx: Transaction, { id, organisation, at }: { id: string; organisation: string; at: Date }): Promise<void> {
  const closed = await tx.change(`UPDATE incident SET closed_at = $2, why = $3 WHERE id = $1 AND closed_at IS NULL`, [id, at, RESOLVED]);
  if (closed > 0) await announce(tx, { organisation, cases: [], tasks: [], incidents: true });
}
