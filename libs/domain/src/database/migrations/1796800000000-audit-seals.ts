import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Seals over the entries of the audit. */
export class AuditSeals1796800000000 implements MigrationInterface {
  name = 'AuditSeals1796800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "audit_seal" ("number" bigint NOT NULL, "sealed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "entries" uuid array NOT NULL, "high" bigint NOT NULL, "digests" bytea NOT NULL, "hash" bytea NOT NULL, CONSTRAINT "PK_audit_seal" PRIMARY KEY ("number"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "IDX_901dc5054523c0ae6589c355ff" ON "audit" ("seq")`);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup, or write the next migration.');
  }
}
