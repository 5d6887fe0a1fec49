import { idOf } from '#kit/contract/place.js';
import type { Transaction } from '../database/transaction.js';
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

/** Opens an incident once: the same thing told again is the same incident, also after a person has closed it. */
export async function openIncident(tx: Transaction, { organisation, kind, instance, command, about, since, tried }: IncidentToOpen): Promise<void> {
  const rows = await tx.rows<{ id: string }>(
    `INSERT INTO incident (id, organisation, instance, command, kind, since, tried) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING RETURNING id`,
    [idOf(command ?? instance, `${kind}${about ?? ''}`), organisation, instance, command ?? null, kind, since, JSON.stringify(tried)],
  );
  if (rows.length > 0) await announce(tx, { organisation, cases: [], tasks: [], incidents: true });
}
