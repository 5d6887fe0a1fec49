import type { Database } from '../database/database.js';
import { forgetRemoved, isOrphan, withoutFile } from './file.repository.js';
import type { FileStore } from './file-store.js';

/** So long what was taken away can be brought back, and what is nobody's is left alone. Milliseconds. */
const KEPT = 24 * 3_600_000;

/**
 * Tidies what is nobody's any more: rows that were taken away a day ago, contents without a row (a crash between disk and row leaves one), and what
 * arrived and was never taken over. A content that is being added this very moment is held by its transaction. Says whether there is more.
 */
export async function tidyFiles(database: Database, store: FileStore, now: Date): Promise<boolean> {
  const before = new Date(now.getTime() - KEPT);
  const more = await database.asSystem((tx) => forgetRemoved(tx, before));
  await store.sweep(before);
  const old = await store.olderThan(before);
  const lost = await database.asSystem((tx) => withoutFile(tx, old));
  for (const sha256 of lost) {
    await database.asSystem(async (tx) => {
      if (await isOrphan(tx, sha256)) await store.remove(sha256);
    });
  }
  return more;
}
