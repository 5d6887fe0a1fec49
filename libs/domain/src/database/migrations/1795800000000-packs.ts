import type { MigrationInterface, QueryRunner } from 'typeorm';

const ORGANISATION = `(SELECT nullif(current_setting('app.organisation', true), '')::uuid)`;

/** What an organisation sets over its pack, the versions that were ever in force, and the answers of decision tables. */
export class Packs1795800000000 implements MigrationInterface {
  name = 'Packs1795800000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE "decision" ("id" uuid NOT NULL, "organisation" uuid NOT NULL, "case" uuid, "instance" uuid NOT NULL, "table" text NOT NULL, "table_version" text NOT NULL, "inputs" jsonb NOT NULL, "rows" jsonb NOT NULL, "outputs" jsonb NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_fa4cbd6abf1215054f13c27df5a" PRIMARY KEY ("id"))`,
      `CREATE INDEX "IDX_5e41746c239f32c9235d1da4b0" ON "decision"  ("organisation", "table", "at")`,
      `CREATE INDEX "IDX_7845d3a4efe4e9ac93369c9e24" ON "decision"  ("case")`,
      `CREATE TABLE "pack_overlay" ("organisation" uuid NOT NULL, "file" text NOT NULL, "path" text NOT NULL, "value" jsonb NOT NULL, "base_hash" text NOT NULL, "by" uuid NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_accd97ed1304c5bcf31686eaa78" PRIMARY KEY ("organisation", "file", "path"))`,
      `CREATE TABLE "pack_version" ("organisation" uuid NOT NULL, "version" text NOT NULL, "pack" text NOT NULL, "files" jsonb NOT NULL, CONSTRAINT "PK_8cfed5cad784456efd7712cd6b3" PRIMARY KEY ("organisation", "version"))`,
      `ALTER TABLE "decision" ADD CONSTRAINT "FK_8a03b1c2221d0890e16d6b07e0e" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "decision" ADD CONSTRAINT "FK_7845d3a4efe4e9ac93369c9e24f" FOREIGN KEY ("case") REFERENCES "case_file"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "decision" ADD CONSTRAINT "FK_dc492efb81b399a7e73bb5b8a67" FOREIGN KEY ("instance") REFERENCES "process_instance"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "pack_overlay" ADD CONSTRAINT "FK_ab64e7ea083bf1a0fa3d55bd4e2" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "pack_overlay" ADD CONSTRAINT "FK_ae16d9432dfe38f098373810906" FOREIGN KEY ("by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "pack_version" ADD CONSTRAINT "FK_05e1aecd87b6c6967bae48b192b" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    ]) {
      await runner.query(statement);
    }
    for (const table of ['decision', 'pack_overlay', 'pack_version']) {
      await runner.query(`ALTER TABLE "${/* sql-fragment */ table}" ENABLE ROW LEVEL SECURITY`);
      await runner.query(
        `CREATE POLICY walls ON "${/* sql-fragment */ table}" USING ("organisation" = ${/* sql-fragment */ ORGANISATION}) WITH CHECK ("organisation" = ${/* sql-fragment */ ORGANISATION})`,
      );
    }
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup, or write the next migration.');
  }
}
