import type { MigrationInterface, QueryRunner } from 'typeorm';

const ORGANISATION = `(SELECT nullif(current_setting('app.organisation', true), '')::uuid)`;

/** Filters of tasks that people gave a name. */
export class Views1796200000000 implements MigrationInterface {
  name = 'Views1796200000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE "task_view" ("id" uuid NOT NULL, "organisation" uuid NOT NULL, "owner" uuid NOT NULL, "name" text NOT NULL, "shared_with" text, "filter" jsonb NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "removed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_f4c3a51cd56250a117c9bbb3af6" PRIMARY KEY ("id"))`,
      `CREATE INDEX "IDX_2f6fedbf3552f539dbe499fa3d" ON "task_view" ("owner")`,
      `CREATE INDEX "IDX_788759d29511e35228c8778721" ON "task_view" ("organisation", "shared_with")`,
      `ALTER TABLE "task_view" ADD CONSTRAINT "FK_f814789b14fc357c0e2d8f9e8c7" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "task_view" ADD CONSTRAINT "FK_2f6fedbf3552f539dbe499fa3d4" FOREIGN KEY ("owner") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "task_view" ENABLE ROW LEVEL SECURITY`,
      `CREATE POLICY walls ON "task_view" USING ("organisation" = ${/* sql-fragment */ ORGANISATION}) WITH CHECK ("organisation" = ${/* sql-fragment */ ORGANISATION})`,
    ]) {
      await runner.query(statement);
    }
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup, or write the next migration.');
  }
}
