import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the reconciler and a rebuild need: leases, the running instances at hand, and the events of instances without a case. */
export class Insight1795500000000 implements MigrationInterface {
  name = 'Insight1795500000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE "lease" ("name" text NOT NULL, "holder" uuid NOT NULL, "until" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_bbcb31cd0d6ea2f600b0f84717a" PRIMARY KEY ("name"))`,
      `CREATE INDEX "IDX_eb25a320f141e459008cfc9dae" ON "process_instance"  ("id") WHERE status = 'running'`,
      `CREATE INDEX "IDX_97304220a646030c073af0a184" ON "process_instance"  ("parent") WHERE status = 'running'`,
      `CREATE INDEX "IDX_67511c611f5edeba0b469325c3" ON "event"  ("instance", "seq") WHERE "case" IS NULL`,
    ]) {
      await runner.query(statement);
    }
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup, or write the next migration.');
  }
}
