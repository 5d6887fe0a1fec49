import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was promised with a task, and by whom (ALL-2). */
export class Promises1796100000000 implements MigrationInterface {
  name = 'Promises1796100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "task" ADD "promise" jsonb`);
    await runner.query(`CREATE INDEX "task_promised" ON "task" ("organisation", "due_at") WHERE promise IS NOT NULL`);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup, or write the next migration.');
  }
}
