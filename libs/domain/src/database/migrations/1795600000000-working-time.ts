import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the instants of tasks and timers were found. What is open from before was counted in elapsed time. */
export class WorkingTime1795600000000 implements MigrationInterface {
  name = 'WorkingTime1795600000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `ALTER TABLE "wait" ADD "working" text array NOT NULL DEFAULT '{}'`,
      `ALTER TABLE "task" ADD "timing" text NOT NULL DEFAULT 'elapsed'`,
      `ALTER TABLE "task" ADD CONSTRAINT "task_timing" CHECK (timing IN ('elapsed', 'working', 'promised'))`,
    ]) {
      await runner.query(statement);
    }
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup, or write the next migration.');
  }
}
