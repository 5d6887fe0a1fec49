import type { MigrationInterface, QueryRunner } from 'typeorm';

const ORGANISATION = `(SELECT nullif(current_setting('app.organisation', true), '')::uuid)`;

/** Who looks at what now. Unlogged: it is of the moment, written often, and worth nothing after a crash. */
export class Lookers1796310000000 implements MigrationInterface {
  name = 'Lookers1796310000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE UNLOGGED TABLE "looker" ("place" uuid NOT NULL, "page" uuid NOT NULL, "organisation" uuid NOT NULL, "person" uuid NOT NULL, "task" uuid, "typing" boolean NOT NULL, "until" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_e8d8955eca6d60bc8198d3f38ba" PRIMARY KEY ("place", "page"))`,
      `ALTER TABLE "looker" ADD CONSTRAINT "FK_0ae5983436d4fb5f9368f51129d" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "looker" ADD CONSTRAINT "FK_df8ae6e9860dfe29dd58c218b03" FOREIGN KEY ("person") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "looker" ENABLE ROW LEVEL SECURITY`,
    ]) {
      await runner.query(statement);
    }
    await runner.query(
      `CREATE POLICY walls ON "looker" USING ("organisation" = ${/* sql-fragment */ ORGANISATION}) WITH CHECK ("organisation" = ${/* sql-fragment */ ORGANISATION})`,
    );
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup, or write the next migration.');
  }
}
