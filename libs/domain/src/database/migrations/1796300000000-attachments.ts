import type { MigrationInterface, QueryRunner } from 'typeorm';

const ORGANISATION = `(SELECT nullif(current_setting('app.organisation', true), '')::uuid)`;

/** Files beside tasks and cases; what they hold lies on disk. */
export class Attachments1796300000000 implements MigrationInterface {
  name = 'Attachments1796300000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE "attachment" ("id" uuid NOT NULL, "organisation" uuid NOT NULL, "case" uuid, "task" uuid, "name" text NOT NULL, "type" text NOT NULL, "size" integer NOT NULL, "sha256" text NOT NULL, "added_by" uuid NOT NULL, "added_at" TIMESTAMP WITH TIME ZONE NOT NULL, "removed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "attachment_beside" CHECK (num_nonnulls("case", task) > 0), CONSTRAINT "PK_d2a80c3a8d467f08a750ac4b420" PRIMARY KEY ("id"))`,
      `CREATE INDEX "IDX_6ebb77b3cb008899ef9c042011" ON "attachment"  ("sha256")`,
      `CREATE INDEX "IDX_98de1c05f7b71ab7747bd05f02" ON "attachment"  ("task", "added_at", "id")`,
      `CREATE INDEX "IDX_7dddd9ff8f1a975be962e1d986" ON "attachment"  ("case", "added_at", "id")`,
      `ALTER TABLE "attachment" ADD CONSTRAINT "FK_4c06888648b159d48a29dcf43ff" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "attachment" ADD CONSTRAINT "FK_70bdb2e713a2d4ca707e5869ea2" FOREIGN KEY ("case") REFERENCES "case_file"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "attachment" ADD CONSTRAINT "FK_dc2e344439b89041239f5affcc9" FOREIGN KEY ("task") REFERENCES "task"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "attachment" ADD CONSTRAINT "FK_29c1ea9a6962bd1205a78a29336" FOREIGN KEY ("added_by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "attachment" ENABLE ROW LEVEL SECURITY`,
    ]) {
      await runner.query(statement);
    }
    await runner.query(
      `CREATE POLICY walls ON "attachment" USING ("organisation" = ${/* sql-fragment */ ORGANISATION}) WITH CHECK ("organisation" = ${/* sql-fragment */ ORGANISATION})`,
    );
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup, or write the next migration.');
  }
}
