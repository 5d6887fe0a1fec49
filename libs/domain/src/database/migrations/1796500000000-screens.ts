import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two clients who seemed to be one and are two; where the running instances of a process stand. */
export class Screens1796500000000 implements MigrationInterface {
  name = 'Screens1796500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "client_hint" ADD "parted_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "client_hint" ADD "parted_by" text`);
    // Without the step, so that a move from step to step writes no index.
    await runner.query(`CREATE INDEX "process_instance_running" ON "process_instance" ("organisation", "process") WHERE status = 'running'`);
    await runner.query(`CREATE INDEX "case_starter" ON "case_file" ("starter") WHERE starter IS NOT NULL`);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup, or write the next migration.');
  }
}
