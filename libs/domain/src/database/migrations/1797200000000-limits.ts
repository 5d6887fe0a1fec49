import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was attached in the last day is summed up with each file. */
export class Limits1797200000000 implements MigrationInterface {
  name = 'Limits1797200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX "IDX_493446bb40d6fccc5bcc59e71f" ON "attachment"  ("organisation", "added_at")`);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup, or write the next migration.');
  }
}
