import type { MigrationInterface, QueryRunner } from 'typeorm';

/** All tables, generated from the entities and read. */

export class FirstTables1795300000000 implements MigrationInterface {
  name = 'FirstTables1795300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "organisation" ("id" uuid NOT NULL, "name" text NOT NULL, "pack" text NOT NULL, "time_zone" text NOT NULL, "demo" boolean NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_c725ae234ef1b74cce43d2d00c1" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE TABLE "api_token" ("id" uuid NOT NULL, "organisation" uuid NOT NULL, "name" text NOT NULL, "hash" text NOT NULL, "scopes" text array NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "revoked_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_d862311c568d175c26f41bc6f98" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "IDX_60221392192b32c7560c128a6f" ON "api_token"  ("hash") `);
    await runner.query(
      `CREATE TABLE "audit" ("id" uuid NOT NULL, "seq" BIGSERIAL NOT NULL, "organisation" uuid, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "actor" text NOT NULL, "act" text NOT NULL, "object" uuid, "data" jsonb NOT NULL, CONSTRAINT "PK_1d3d120ddaf7bc9b1ed68ed463a" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "IDX_6f08b532e791345d9fec8185bc" ON "audit"  ("organisation", "at") `);
    await runner.query(
      `CREATE TABLE "event" ("id" uuid NOT NULL, "organisation" uuid NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "seq" BIGSERIAL NOT NULL, "kind" text NOT NULL, "actor" text NOT NULL, "case" uuid, "instance" uuid, "objects" jsonb NOT NULL, "data" jsonb NOT NULL, CONSTRAINT "PK_30c2f3bbaf6d34a55f8ae6e4614" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "IDX_94240209367922c6b55cf83bdb" ON "event"  ("organisation", "at") `);
    await runner.query(`CREATE INDEX "IDX_eabd1dcbbc767345a75da0be68" ON "event"  ("case", "at", "seq") `);
    await runner.query(
      `CREATE TABLE "client" ("id" uuid NOT NULL, "organisation" uuid NOT NULL, "name" text, "phone" text, "email" text, "company" text, "inn" text, "city" text, "kind" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "client_kind" CHECK (kind IN ('private', 'legal')), CONSTRAINT "PK_96da49381769303a6515a8785c7" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "IDX_4c49acebcb21ca24286ac30c0e" ON "client"  ("organisation", "inn") WHERE inn IS NOT NULL`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_5432d6d955316dbca7608e8600" ON "client"  ("organisation", "email") WHERE email IS NOT NULL`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_4585c167f059bdce78aadb6933" ON "client"  ("organisation", "phone") WHERE phone IS NOT NULL`);
    await runner.query(
      `CREATE TABLE "case_file" ("id" uuid NOT NULL, "organisation" uuid NOT NULL, "number" bigint NOT NULL, "client" uuid NOT NULL, "status" text NOT NULL, "pack_version" text NOT NULL, "opened_at" TIMESTAMP WITH TIME ZONE NOT NULL, "closed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "case_status" CHECK (status IN ('open', 'closed')), CONSTRAINT "PK_911fb1b39fb664d0e88843036b9" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "IDX_eba5ddaa6e2688e5036039cffd" ON "case_file"  ("client") `);
    await runner.query(`CREATE INDEX "IDX_c07cb777a52b8749f862bd1e70" ON "case_file"  ("organisation", "opened_at", "id") `);
    await runner.query(`CREATE UNIQUE INDEX "IDX_c64e00fd2ae8cb89e1e7f4471a" ON "case_file"  ("organisation", "number") `);
    await runner.query(
      `CREATE TABLE "incident" ("id" uuid NOT NULL, "organisation" uuid NOT NULL, "instance" uuid, "command" uuid, "kind" text NOT NULL, "since" TIMESTAMP WITH TIME ZONE NOT NULL, "tried" jsonb NOT NULL, "closed_at" TIMESTAMP WITH TIME ZONE, "closed_by" uuid, "why" text, CONSTRAINT "PK_5f90b28b0b8238d89ee8edcf96e" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "IDX_34715e1f9180fe97ab7a9a66b9" ON "incident"  ("organisation", "since") WHERE closed_at IS NULL`);
    await runner.query(
      `CREATE TABLE "number_series" ("organisation" uuid NOT NULL, "kind" text NOT NULL, "next" bigint NOT NULL, CONSTRAINT "PK_7a0fcb3e2ec11587baef65639c3" PRIMARY KEY ("organisation", "kind"))`,
    );
    await runner.query(
      `CREATE TABLE "person" ("id" uuid NOT NULL, "organisation" uuid NOT NULL, "login" text NOT NULL, "name" text NOT NULL, "password_hash" text NOT NULL, "roles" text array NOT NULL, "language" text NOT NULL, "active" boolean NOT NULL DEFAULT true, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_5fdaf670315c4b7e70cce85daa3" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "IDX_e15332a8baf1d6c584ed47bd86" ON "person"  ("organisation") `);
    await runner.query(`CREATE UNIQUE INDEX "IDX_393baf3fcd9b3efd421983e848" ON "person"  ("login") `);
    await runner.query(
      `CREATE TABLE "session" ("sid" character varying NOT NULL, "sess" json NOT NULL, "expire" TIMESTAMP(6) NOT NULL, CONSTRAINT "PK_7575923e18b495ed2307ae629ae" PRIMARY KEY ("sid"))`,
    );
    await runner.query(`CREATE INDEX "IDX_72ee4135086941ddca6a9b4b20" ON "session"  ("expire") `);
    await runner.query(
      `CREATE TABLE "request" ("id" uuid NOT NULL, "organisation" uuid NOT NULL, "number" bigint NOT NULL, "case" uuid NOT NULL, "client" uuid NOT NULL, "channel" text NOT NULL, "kind" text NOT NULL, "text" text, "items" jsonb NOT NULL, "city" text, "needed_by" text, "urgent" boolean NOT NULL, "raw" jsonb NOT NULL, "recorded_by" text NOT NULL, "received_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_167d324701e6867f189aed52e18" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "IDX_4b324e9c4b530c44a3792d31df" ON "request"  ("client") `);
    await runner.query(`CREATE INDEX "IDX_21f5caec55600991553be32b99" ON "request"  ("case") `);
    await runner.query(`CREATE UNIQUE INDEX "IDX_ae8e2dde86aeda33749d9555ad" ON "request"  ("organisation", "number") `);
    await runner.query(
      `CREATE TABLE "answer" ("id" uuid NOT NULL, "organisation" uuid NOT NULL, "actor" text NOT NULL, "call" text NOT NULL, "idempotency_key" text NOT NULL, "body_hash" text NOT NULL, "status" integer, "body" jsonb, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_9232db17b63fb1e94f97e5c224f" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "IDX_ec55e95fb49a304a2d2e50f50e" ON "answer"  ("created_at") `);
    await runner.query(`CREATE UNIQUE INDEX "IDX_3cab30fe44be9e954f39880032" ON "answer"  ("organisation", "actor", "call", "idempotency_key") `);
    await runner.query(
      `CREATE TABLE "process_instance" ("id" uuid NOT NULL, "organisation" uuid NOT NULL, "case" uuid, "parent" uuid, "process" text NOT NULL, "input" jsonb NOT NULL, "started_run" text, "current_run" text, "step" text, "step_ordinal" integer NOT NULL DEFAULT '0', "status" text NOT NULL, "result" jsonb, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ended_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "process_instance_status" CHECK (status IN ('running', 'completed', 'cancelled', 'failed')), CONSTRAINT "PK_55a49e7d20c6cfd3b18d5636042" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "IDX_0ce39619246d73361655642ff1" ON "process_instance"  ("created_at") WHERE started_run IS NULL AND parent IS NULL`);
    await runner.query(`CREATE INDEX "IDX_3976433d3c7a9021e9f11a6135" ON "process_instance"  ("case") `);
    await runner.query(
      `CREATE TABLE "command" ("id" uuid NOT NULL, "organisation" uuid NOT NULL, "kind" text NOT NULL, "instance" uuid NOT NULL, "wait" uuid, "task" uuid, "key" text, "actor" text NOT NULL, "outcome" text, "data" jsonb, "status" text NOT NULL, "run" text, "answer" uuid, "next" jsonb, "reason" text, "decided_at" TIMESTAMP WITH TIME ZONE NOT NULL, "next_try_at" TIMESTAMP WITH TIME ZONE NOT NULL, "attempts" integer NOT NULL DEFAULT '0', CONSTRAINT "command_status" CHECK (status IN ('accepted', 'applied', 'refused')), CONSTRAINT "PK_5bfa4e1cb54b62f512078f3e7cb" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "IDX_1ce2129121ce4cc467def74648" ON "command"  ("instance") `);
    await runner.query(`CREATE INDEX "IDX_dbe37195882c9c59952cdb0e57" ON "command"  ("next_try_at") WHERE status = 'accepted'`);
    await runner.query(
      `CREATE TABLE "wait" ("id" uuid NOT NULL, "organisation" uuid NOT NULL, "instance" uuid NOT NULL, "place" text NOT NULL, "run" text NOT NULL, "decided_by" text, "decided_at" TIMESTAMP WITH TIME ZONE, "timers" jsonb NOT NULL, "opened_at" TIMESTAMP WITH TIME ZONE NOT NULL, "closed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_0a7ccbcaa5c43d7478ef15fc739" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "IDX_e5f57044080887cb5e8fbaacce" ON "wait"  ("instance") WHERE closed_at IS NULL`);
    await runner.query(
      `CREATE TABLE "task" ("id" uuid NOT NULL, "organisation" uuid NOT NULL, "wait" uuid NOT NULL, "instance" uuid NOT NULL, "case" uuid, "process" text NOT NULL, "name" text NOT NULL, "key" text NOT NULL, "role" text NOT NULL, "assignee" uuid, "status" text NOT NULL, "version" integer NOT NULL DEFAULT '1', "cause" text, "prefill" jsonb NOT NULL, "outcome" text, "data" jsonb, "completed_by" uuid, "opened_at" TIMESTAMP WITH TIME ZONE NOT NULL, "warn_at" TIMESTAMP WITH TIME ZONE, "due_at" TIMESTAMP WITH TIME ZONE, "escalate_to" text, "escalated_at" TIMESTAMP WITH TIME ZONE, "closed_at" TIMESTAMP WITH TIME ZONE, "late" boolean, CONSTRAINT "task_status" CHECK (status IN ('open', 'completing', 'closed')), CONSTRAINT "PK_fb213f79ee45060ba925ecd576e" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "IDX_c2eea9e007d00382df03946f2e" ON "task"  ("organisation", "role", "due_at", "id") WHERE status IN ('open', 'completing')`,
    );
    await runner.query(`CREATE INDEX "IDX_3f378a89faf11eb5c3c924e93a" ON "task"  ("organisation", "due_at", "id") WHERE status IN ('open', 'completing')`);
    await runner.query(`CREATE INDEX "IDX_ea506d18e3a9d7aeef75942670" ON "task"  ("wait") `);
    await runner.query(`CREATE INDEX "IDX_063fe3d443783a24f6b9ab8aa1" ON "task"  ("case") `);
    await runner.query(
      `CREATE TABLE "inbox" ("task" uuid NOT NULL, "principal" text NOT NULL, "organisation" uuid NOT NULL, "due_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_ab22794387a2431f67db85e73bc" PRIMARY KEY ("task", "principal"))`,
    );
    await runner.query(`CREATE INDEX "IDX_256127024e071d73090bad722f" ON "inbox"  ("organisation", "principal", "due_at", "task") `);
    await runner.query(
      `ALTER TABLE "api_token" ADD CONSTRAINT "FK_1cdf0aaa0eef76fcd860ae0d914" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "audit" ADD CONSTRAINT "FK_e5037afc85790ed58ea776cc745" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "event" ADD CONSTRAINT "FK_fa204ac9f248d801e623310712d" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "client" ADD CONSTRAINT "FK_2c969883adf4f75b6ac886b4e06" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "case_file" ADD CONSTRAINT "FK_52f31bd15b8d69f6767e0ae1245" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "case_file" ADD CONSTRAINT "FK_eba5ddaa6e2688e5036039cffd1" FOREIGN KEY ("client") REFERENCES "client"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "incident" ADD CONSTRAINT "FK_5aef73cf8598f384e7389f0ead6" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "number_series" ADD CONSTRAINT "FK_e521e325138bb2e8a0983a66117" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "person" ADD CONSTRAINT "FK_e15332a8baf1d6c584ed47bd865" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "request" ADD CONSTRAINT "FK_fd3327076e45135bec194901322" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "request" ADD CONSTRAINT "FK_21f5caec55600991553be32b992" FOREIGN KEY ("case") REFERENCES "case_file"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "request" ADD CONSTRAINT "FK_4b324e9c4b530c44a3792d31dfb" FOREIGN KEY ("client") REFERENCES "client"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "answer" ADD CONSTRAINT "FK_d28decec1813a5747eecb550c79" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "process_instance" ADD CONSTRAINT "FK_d1457505889bcd3f6bd02c431fa" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "process_instance" ADD CONSTRAINT "FK_3976433d3c7a9021e9f11a6135e" FOREIGN KEY ("case") REFERENCES "case_file"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "command" ADD CONSTRAINT "FK_ec8ac300aa1ea186ea5560c4c31" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "command" ADD CONSTRAINT "FK_1ce2129121ce4cc467def74648c" FOREIGN KEY ("instance") REFERENCES "process_instance"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "wait" ADD CONSTRAINT "FK_88da1cdaec26f9cd26c81d5688b" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "wait" ADD CONSTRAINT "FK_7dde1ae1969bff38ed2cb5cc733" FOREIGN KEY ("instance") REFERENCES "process_instance"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "task" ADD CONSTRAINT "FK_7cb11f91cee3a314baa42f1df82" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "task" ADD CONSTRAINT "FK_ea506d18e3a9d7aeef759426706" FOREIGN KEY ("wait") REFERENCES "wait"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "task" ADD CONSTRAINT "FK_5998517d9b9a77e7c98ff70b703" FOREIGN KEY ("instance") REFERENCES "process_instance"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "task" ADD CONSTRAINT "FK_063fe3d443783a24f6b9ab8aa13" FOREIGN KEY ("case") REFERENCES "case_file"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "task" ADD CONSTRAINT "FK_8d511d8adacc304ec05628f524c" FOREIGN KEY ("assignee") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "task" ADD CONSTRAINT "FK_7aed7a8410d52ba7e34252b50e8" FOREIGN KEY ("completed_by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "inbox" ADD CONSTRAINT "FK_50e676ab8f90341408eed69df8f" FOREIGN KEY ("task") REFERENCES "task"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "inbox" ADD CONSTRAINT "FK_ccdead81ebcd94365e3833f79ca" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup, or write the next migration.');
  }
}
