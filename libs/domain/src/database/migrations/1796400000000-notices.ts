import type { MigrationInterface, QueryRunner } from 'typeorm';

const ORGANISATION = `(SELECT nullif(current_setting('app.organisation', true), '')::uuid)`;

/** What people are told, what they want to be told, and the way to whose time is nearly over. */
export class Notices1796400000000 implements MigrationInterface {
  name = 'Notices1796400000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE "notice" ("person" uuid NOT NULL, "cause" text NOT NULL, "organisation" uuid NOT NULL, "kind" text NOT NULL, "task" uuid, "case" uuid, "comment" uuid, "incident" uuid, "actor" uuid, "count" integer, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "read_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "notice_kind" CHECK (kind IN ('task', 'urgent', 'soon', 'late', 'mention', 'answer', 'taken', 'incident')), CONSTRAINT "PK_6a09444c071bacad289d52090b7" PRIMARY KEY ("person", "cause"))`,
      `CREATE TABLE "notice_wishes" ("person" uuid NOT NULL, "organisation" uuid NOT NULL, "off" text array NOT NULL, "quiet" text NOT NULL, "quiet_from" integer NOT NULL, "quiet_to" integer NOT NULL, "quiet_days" integer array NOT NULL, "urgent_always" boolean NOT NULL, "sound" boolean NOT NULL, CONSTRAINT "notice_wishes_quiet" CHECK (quiet IN ('outside-work', 'own', 'never')), CONSTRAINT "PK_a2b2a04aba39790dae8f1440d8b" PRIMARY KEY ("person"))`,
      `CREATE INDEX "IDX_867636dcce3d88e9efe106067e" ON "notice"  ("person", "at", "cause")`,
      `CREATE INDEX "IDX_fae8aad7b3c78d0eca3d388f83" ON "notice"  ("person") WHERE read_at IS NULL`,
      `CREATE INDEX "IDX_59171093e412cd011de814c8ee" ON "notice"  ("at")`,
      `CREATE INDEX "task_held_due" ON "task"  ("due_at") WHERE assignee IS NOT NULL AND status = 'open'`,
      `CREATE INDEX "task_held_warn" ON "task"  ("warn_at") WHERE assignee IS NOT NULL AND status = 'open'`,
      `ALTER TABLE "notice" ADD CONSTRAINT "FK_6556525c55669d62cae3c99bc49" FOREIGN KEY ("person") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "notice" ADD CONSTRAINT "FK_27be8d3dbe60bfbf827521cb7e3" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "notice" ADD CONSTRAINT "FK_b57fb36d94139c8085f0cb5e545" FOREIGN KEY ("task") REFERENCES "task"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "notice" ADD CONSTRAINT "FK_42e282a9f962cd16f8c6d924f35" FOREIGN KEY ("case") REFERENCES "case_file"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "notice" ADD CONSTRAINT "FK_a39f5656e7b5a6a9e46f1d9a7a8" FOREIGN KEY ("comment") REFERENCES "comment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "notice" ADD CONSTRAINT "FK_7dbc3f7ec380d4af47c467f31cb" FOREIGN KEY ("incident") REFERENCES "incident"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "notice" ADD CONSTRAINT "FK_34b7a3c33a14a1e2d286c2da553" FOREIGN KEY ("actor") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "notice_wishes" ADD CONSTRAINT "FK_a2b2a04aba39790dae8f1440d8b" FOREIGN KEY ("person") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "notice_wishes" ADD CONSTRAINT "FK_37dea42f65e6c0bfbe49247b67a" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    ]) {
      await runner.query(statement);
    }
    for (const table of ['notice', 'notice_wishes']) {
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
