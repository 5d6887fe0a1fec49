import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was promised with a task, and by whom (ALL-2); what a site has just sent, so that it is not taken in twice. */
export class Promises1796100000000 implements MigrationInterface {
  name = 'Promises1796100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "task" ADD "promise" jsonb`);
    await runner.query(`CREATE INDEX "task_promised" ON "task" ("organisation", "due_at") WHERE promise IS NOT NULL`);
    await runner.query(`CREATE INDEX "request_recorded" ON "request" ("organisation", "recorded_by", "received_at")`);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup, or write the next migration.');
  }
}
