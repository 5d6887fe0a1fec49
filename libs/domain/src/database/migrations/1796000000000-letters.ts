import type { MigrationInterface, QueryRunner } from 'typeorm';

const ORGANISATION = `(SELECT nullif(current_setting('app.organisation', true), '')::uuid)`;

/** Letters in their queue, the deal of a case, and where letters to colleagues go. */
export class Letters1796000000000 implements MigrationInterface {
  name = 'Letters1796000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE "deal" ("id" uuid NOT NULL, "organisation" uuid NOT NULL, "number" bigint NOT NULL, "case" uuid NOT NULL, "request" uuid NOT NULL, "status" text NOT NULL, "lost_reason" text, "opened_at" TIMESTAMP WITH TIME ZONE NOT NULL, "opened_by" text NOT NULL, "closed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_9ce1c24acace60f6d7dc7a7189e" PRIMARY KEY ("id"), CONSTRAINT "deal_end" CHECK ((status = 'open') = (closed_at IS NULL) AND (status = 'lost') = (lost_reason IS NOT NULL)), CONSTRAINT "deal_status" CHECK (status IN ('open', 'lost')))`,
      `CREATE TABLE "letter" ("id" uuid NOT NULL, "organisation" uuid NOT NULL, "case" uuid NOT NULL, "instance" uuid NOT NULL, "answers" uuid, "template" text NOT NULL, "title" jsonb NOT NULL, "pack_version" text NOT NULL, "language" text NOT NULL, "to_person" uuid, "to_name" text, "to_address" text, "instead_of" uuid, "subject" text, "text" text, "html" text, "state" text NOT NULL, "missing" text array NOT NULL DEFAULT '{}', "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_7a85cf0e444dff7c656a31b32bf" PRIMARY KEY ("id"), CONSTRAINT "letter_whole" CHECK ((state = 'stopped') = (missing <> '{}') AND (state = 'stopped' OR num_nulls(to_address, subject, text, html) = 0)), CONSTRAINT "letter_state" CHECK (state IN ('queued', 'stopped', 'sent')))`,
      `CREATE UNIQUE INDEX "IDX_6ffc00f76408449bf54464e789" ON "deal"  ("case")`,
      `CREATE UNIQUE INDEX "IDX_2b58e1e5661e57823429303e6e" ON "deal"  ("organisation", "number")`,
      `CREATE INDEX "IDX_b5ec7076516d8728589bb5dbb7" ON "letter"  ("organisation", "created_at") WHERE state = 'queued'`,
      `CREATE INDEX "IDX_8a66de7dba176a5a4e4fab896b" ON "letter"  ("case", "created_at", "id")`,
      `ALTER TABLE "deal" ADD CONSTRAINT "FK_819337f38469c9151c8b5fee037" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "deal" ADD CONSTRAINT "FK_6ffc00f76408449bf54464e7897" FOREIGN KEY ("case") REFERENCES "case_file"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "deal" ADD CONSTRAINT "FK_65737af64cebe580862537ce615" FOREIGN KEY ("request") REFERENCES "request"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "letter" ADD CONSTRAINT "FK_b162c906d2d5119a444f92ef3ce" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "letter" ADD CONSTRAINT "FK_3f81addc615f72d1de7b22d17ce" FOREIGN KEY ("case") REFERENCES "case_file"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "letter" ADD CONSTRAINT "FK_43fe072e05b666f406773a9eac1" FOREIGN KEY ("instance") REFERENCES "process_instance"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "letter" ADD CONSTRAINT "FK_af58398727aeb38db6238f41e1f" FOREIGN KEY ("answers") REFERENCES "message"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "letter" ADD CONSTRAINT "FK_b15c7461a473ee9ade0939b9b1c" FOREIGN KEY ("to_person") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "letter" ADD CONSTRAINT "FK_57e98acdd8e4e8ab62bffeb5606" FOREIGN KEY ("instead_of") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "person" ADD "email" text`,
      // The people of a demo company that stands already have the addresses that a new one has.
      `UPDATE "person" SET "email" = "login" || '@demo.example' FROM "organisation" o WHERE o."id" = "person"."organisation" AND o."demo"`,
    ]) {
      await runner.query(statement);
    }
    for (const table of ['deal', 'letter']) {
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
