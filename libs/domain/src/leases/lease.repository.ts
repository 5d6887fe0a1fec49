import type { Database } from '../database/database.js';

/** Takes or keeps a lease for so many seconds; false while another holds it. In a statement of its own: no lock is held while the work is done. */
export async function takeLease(database: Database, { name, holder, seconds }: { name: string; holder: string; seconds: number }): Promise<boolean> {
  // Measured by the database's wall clock (clock_timestamp), which is the same for all workers.
  const taken = await database.asSystem((tx) =>
    tx.change(
      `INSERT INTO lease (name, holder, until) VALUES ($1, $2, clock_timestamp() + make_interval(secs => $3))
       ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until WHERE lease.holder = excluded.holder OR lease.until < clock_timestamp()`,
      [name, holder, seconds],
    ),
  );
  return taken > 0;
}

/** Gives a lease back, so that another worker goes on at once. */
export async function leaveLease(database: Database, { name, holder }: { name: string; holder: string }): Promise<void> {
  await database.asSystem((tx) => tx.change(`DELETE FROM lease WHERE name = $1 AND holder = $2`, [name, holder]));
}
