import type { Transaction } from '../database/transaction.js';

/** The one channel of PostgreSQL on which changes are told. */
export const CHANNEL = 'reglament';

/** What changed in a transaction: ids only, so that whoever listens asks again with its own rights. */
export interface Change {
  organisation: string;
  cases: string[];
  tasks: string[];
  /** A task was opened: an answer may be waiting for it. */
  opened?: boolean;
  /** A case has ended: no task will come. */
  over?: boolean;
  /** A command waits to be delivered by whoever delivers first. */
  commands?: boolean;
  /** An incident was opened or closed. */
  incidents?: boolean;
  /** Who looks at this case, or task, has changed. */
  looking?: string;
  /** A root instance wants to be started. */
  starts?: boolean;
  /** People who were told something, or read it. */
  notices?: string[];
  /** People whose way in has changed: a session was ended, or they have left. Who listens for them looks whether they still may. */
  people?: string[];
}

/** PostgreSQL refuses payloads of 8,000 bytes; an id costs 39. */
const MOST_IDS = 150;
/** People beside so many tasks; whoever is not named sees his notices when he looks next. */
const MOST_PEOPLE = 40;

/** Tells listeners once the transaction commits; nothing is told of one that fails. */
export async function announce(tx: Transaction, change: Change): Promise<void> {
  await tx.rows(`SELECT pg_notify($1, $2)`, [CHANNEL, announcement(change)]);
}

/** The text of an announcement, for a statement that does more than announce. */
export function announcement(change: Change): string {
  const { notices } = change;
  const people = notices && notices.length > 0 ? { notices: [...new Set(notices)].slice(0, change.tasks.length > 0 ? MOST_PEOPLE : MOST_IDS) } : {};
  return JSON.stringify({ ...change, tasks: change.tasks.slice(0, MOST_IDS), ...people });
}
