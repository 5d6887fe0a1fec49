import type { Database } from '../database/database.js';

/**
 * Ends all sessions of somebody. Sessions belong to no organisation, so the system does it, after the act that it follows from: that a disabled person is
 * refused does not depend on it, but who may come in again later does so by signing in.
 */
export async function endSessionsOf(database: Database, person: string): Promise<void> {
  await database.asSystem((tx) => tx.change(`DELETE FROM session WHERE sess ->> 'person' = $1`, [person]));
}
