import type { MigrationInterface, QueryRunner } from 'typeorm';

const ORGANISATION = `(SELECT nullif(current_setting('app.organisation', true), '')::uuid)`;

/** Who gets a task, and why: skills, clients' own managers, absences, duties of the day, and whose turn it is. */
export class Assignment1795700000000 implements MigrationInterface {
  name = 'Assignment1795700000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE "absence" ("id" uuid NOT NULL, "organisation" uuid NOT NULL, "person" uuid NOT NULL, "begins_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL, "substitute" uuid, "kind" text NOT NULL, CONSTRAINT "absence_span" CHECK (ends_at > begins_at), CONSTRAINT "absence_kind" CHECK (kind IN ('vacation', 'sick', 'trip', 'other')), CONSTRAINT "PK_30089b15c0f880f026581218c16" PRIMARY KEY ("id"))`,
      `CREATE INDEX "IDX_e740be97179e5cee49b14e1b5c" ON "absence"  ("organisation", "ends_at") `,
      `CREATE INDEX "IDX_d810a5943de57b8abc0e8cbd67" ON "absence"  ("person", "ends_at") `,
      `CREATE TABLE "duty_day" ("organisation" uuid NOT NULL, "date" date NOT NULL, "duty" text NOT NULL, "person" uuid NOT NULL, CONSTRAINT "PK_6db81d9bfc3899d124efd1be3ec" PRIMARY KEY ("organisation", "date", "duty"))`,
      `CREATE TABLE "assignment_turn" ("person" uuid NOT NULL, "organisation" uuid NOT NULL, "place" BIGSERIAL NOT NULL, "given_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_a311bc5c3f40e8669e0bb9dc0a2" PRIMARY KEY ("person"))`,
      `ALTER TABLE "person" ADD "skills" text array NOT NULL DEFAULT '{}'`,
      `ALTER TABLE "client" ADD "manager" uuid`,
      `ALTER TABLE "task" ADD "wanted" uuid`,
      `ALTER TABLE "task" ADD "why" jsonb`,
      `CREATE INDEX "IDX_a3f483a9784aa4d8979d4183c9" ON "client"  ("manager") WHERE manager IS NOT NULL`,
      `CREATE INDEX "IDX_262d08eb9b45e1e62199a8feea" ON "task"  ("wanted") WHERE wanted IS NOT NULL AND status = 'open'`,
      `CREATE INDEX "IDX_7e932371dfa7afa0dcaf15bb60" ON "task"  ("assignee") WHERE assignee IS NOT NULL AND status = 'open'`,
      `ALTER TABLE "absence" ADD CONSTRAINT "FK_a9a24cb1c9ff1c5ef953ede4491" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "absence" ADD CONSTRAINT "FK_593647e28f7e3136a8bd9c0fad6" FOREIGN KEY ("person") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "absence" ADD CONSTRAINT "FK_529cb322db3469a92f97d15e442" FOREIGN KEY ("substitute") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "duty_day" ADD CONSTRAINT "FK_1bd0b86495f4dabb0ee63374aca" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "duty_day" ADD CONSTRAINT "FK_64a814a27985587a45f066b7458" FOREIGN KEY ("person") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "assignment_turn" ADD CONSTRAINT "FK_a311bc5c3f40e8669e0bb9dc0a2" FOREIGN KEY ("person") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "assignment_turn" ADD CONSTRAINT "FK_a99e4831229344c1dd7e8b29a8d" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "client" ADD CONSTRAINT "FK_09405757e0830794ff426328477" FOREIGN KEY ("manager") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "task" ADD CONSTRAINT "FK_31c4f5961daf0cdd7206cd8fcd9" FOREIGN KEY ("wanted") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    ]) {
      await runner.query(statement);
    }
    for (const table of ['absence', 'assignment_turn', 'duty_day']) {
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
