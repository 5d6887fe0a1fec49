import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit is read by who, what and about what; a setting over the pack may hold from a later moment on. */
export class AuditPage1797100000000 implements MigrationInterface {
  name = 'AuditPage1797100000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE INDEX "audit_newest" ON "audit" ("organisation", "at", "seq")`,
      `CREATE INDEX "audit_of_actor" ON "audit" ("organisation", "actor", "at", "seq")`,
      `CREATE INDEX "audit_of_act" ON "audit" ("organisation", "act", "at", "seq")`,
      `CREATE INDEX "audit_of_object" ON "audit" ("organisation", "object", "at", "seq")`,
      // What the first one finds, too.
      `DROP INDEX "IDX_6f08b532e791345d9fec8185bc"`,
      // Without a pending list: the seal of an entry is asked for at once, and written once a minute.
      `CREATE INDEX "audit_seal_entries" ON "audit_seal" USING gin ("entries") WITH (fastupdate = off)`,
      `ALTER TABLE "pack_overlay" ADD "since" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT '-infinity'`,
      `ALTER TABLE "pack_overlay" DROP CONSTRAINT "PK_accd97ed1304c5bcf31686eaa78"`,
      `ALTER TABLE "pack_overlay" ADD CONSTRAINT "PK_pack_overlay" PRIMARY KEY ("organisation", "file", "path", "since")`,
    ]) {
      await runner.query(statement);
    }
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup, or write the next migration.');
  }
}
