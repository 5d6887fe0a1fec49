import type { MigrationInterface, QueryRunner } from 'typeorm';

const ORGANISATION = `(SELECT nullif(current_setting('app.organisation', true), '')::uuid)`;

/** Messages and what waits hope for, comments and drafts, holds, corrections and tasks put aside. */
export class WholeProtocol1795400000000 implements MigrationInterface {
  name = 'WholeProtocol1795400000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE "expectation" ("wait" uuid NOT NULL, "hope" text NOT NULL, "organisation" uuid NOT NULL, "kind" text NOT NULL, "key" text NOT NULL, "seen" integer NOT NULL, "sender" text NOT NULL, CONSTRAINT "PK_0b85a8f4b59ed2fcd30bcba9ba9" PRIMARY KEY ("wait", "hope"))`,
      `CREATE INDEX "IDX_f84b56dd51ede0fee6bc4d2427" ON "expectation"  ("organisation", "kind", "key")`,
      `CREATE TABLE "message" ("id" uuid NOT NULL, "organisation" uuid NOT NULL, "kind" text NOT NULL, "key" text NOT NULL, "payload" jsonb NOT NULL, "source" text NOT NULL, "delivery_id" text NOT NULL, "status" text NOT NULL, "request" uuid, "received_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "message_status" CHECK (status IN ('free', 'taken', 'request')), CONSTRAINT "PK_ba01f0a3e0123651915008bc578" PRIMARY KEY ("id"))`,
      `CREATE INDEX "IDX_21b2a8d682df57abbcc08622b2" ON "message"  ("organisation", "kind", "key", "received_at") WHERE status = 'free'`,
      `CREATE UNIQUE INDEX "IDX_e797015368a7f55e488381c431" ON "message"  ("organisation", "source", "delivery_id")`,
      `CREATE TABLE "comment" ("id" uuid NOT NULL, "organisation" uuid NOT NULL, "task" uuid NOT NULL, "author" uuid NOT NULL, "text" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_0b0e4bbc8415ec426f87f3a88e2" PRIMARY KEY ("id"))`,
      `CREATE INDEX "IDX_43b5aac13bf02cff00d805fb58" ON "comment"  ("task", "at")`,
      `CREATE TABLE "draft" ("task" uuid NOT NULL, "person" uuid NOT NULL, "organisation" uuid NOT NULL, "data" jsonb NOT NULL, "saved_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_6ad6ce8528588bab28b557fa204" PRIMARY KEY ("task", "person"))`,
      `ALTER TABLE "case_file" ADD "data" jsonb NOT NULL DEFAULT '{}'`,
      `ALTER TABLE "case_file" ADD "corrections" integer NOT NULL DEFAULT '0'`,
      `ALTER TABLE "case_file" ADD "held_until" TIMESTAMP WITH TIME ZONE`,
      `ALTER TABLE "case_file" ADD "hold_reason" text`,
      `ALTER TABLE "command" ADD "message" uuid`,
      `ALTER TABLE "task" ADD "snoozed_until" TIMESTAMP WITH TIME ZONE`,
      `ALTER TABLE "task" ADD "snooze_reason" text`,
      `ALTER TABLE "task" ADD "snoozes" integer NOT NULL DEFAULT '0'`,
      `ALTER TABLE "inbox" ADD "hidden_until" TIMESTAMP WITH TIME ZONE`,
      `DROP INDEX "IDX_256127024e071d73090bad722f"`,
      `CREATE INDEX "IDX_d450260e1cc011b536342526e9" ON "inbox"  ("organisation", "principal", "due_at", "task", "hidden_until")`,
      `CREATE INDEX "IDX_a910d68b3bc6dcc195b92ef985" ON "case_file"  ("organisation", "opened_at", "id") WHERE status = 'open'`,
      `ALTER TABLE "command" ADD CONSTRAINT "command_kind" CHECK (kind IN ('task', 'message', 'correct', 'cancel', 'hold', 'clock'))`,
      `ALTER TABLE "expectation" ADD CONSTRAINT "FK_86b3f628dcb3fe24940fb0c90c8" FOREIGN KEY ("wait") REFERENCES "wait"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "expectation" ADD CONSTRAINT "FK_d2f92ad6b0d6b7d1f6a2b8d6aa6" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "message" ADD CONSTRAINT "FK_de9bbbfa476415f6908779d1742" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "message" ADD CONSTRAINT "FK_28890282631a41e04206deae016" FOREIGN KEY ("request") REFERENCES "request"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "comment" ADD CONSTRAINT "FK_530d8663c066a6ae88185225630" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "comment" ADD CONSTRAINT "FK_9b11780d812a18e98731a1e65ed" FOREIGN KEY ("task") REFERENCES "task"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "comment" ADD CONSTRAINT "FK_d5b5ce13b7dc246707937a9ced2" FOREIGN KEY ("author") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "draft" ADD CONSTRAINT "FK_12ce7fc2da7ff339e04e3cd9f31" FOREIGN KEY ("task") REFERENCES "task"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "draft" ADD CONSTRAINT "FK_5f41130605b3739be765504f5bf" FOREIGN KEY ("person") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "draft" ADD CONSTRAINT "FK_ec808f88e6cc070648e0fd81dcc" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    ]) {
      await runner.query(statement);
    }
    for (const table of ['comment', 'draft', 'expectation', 'message']) {
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
