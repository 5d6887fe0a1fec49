import type { Database } from '../database/database.js';

/** A root instance that Temporal does not know yet. */
export interface Unstarted {
  id: string;
  organisation: string;
  caseId: string | null;
  process: string;
  input: unknown;
  createdAt: Date;
  /** The request that began it. */
  request: string | null;
}

/** What the relay reads and writes. */
export class InstanceRepository {
  constructor(private readonly database: Database) {}

  /** The oldest roots without a run, over all organisations. Children are started by their parents only. */
  unstarted(most: number, without: readonly string[] = []): Promise<Unstarted[]> {
    return this.database.asSystem((tx) =>
      tx.rows<Unstarted>(
        `SELECT id, organisation, "case" AS "caseId", process, input, created_at AS "createdAt", request FROM process_instance
          WHERE started_run IS NULL AND parent IS NULL AND id <> ALL($2) ORDER BY created_at LIMIT $1`,
        [most, without],
      ),
    );
  }

  /** From here on the instance may be called. */
  async started(id: string, run: string): Promise<void> {
    await this.database.asSystem((tx) =>
      tx.change(`UPDATE process_instance SET started_run = $2, current_run = $2 WHERE id = $1 AND started_run IS NULL`, [id, run]),
    );
  }
}
