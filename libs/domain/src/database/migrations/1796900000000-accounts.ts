import type { MigrationInterface, QueryRunner } from 'typeorm';

const ORGANISATION = `(SELECT nullif(current_setting('app.organisation', true), '')::uuid)`;

/** One-time links, people who have no password yet, tries to sign in, and what is known of an API token. */
export class Accounts1796900000000 implements MigrationInterface {
  name = 'Accounts1796900000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `ALTER TABLE "person" ALTER COLUMN "password_hash" DROP NOT NULL`,
      `ALTER TABLE "api_token" ADD "made_by" uuid, ADD "last_used_at" TIMESTAMP WITH TIME ZONE, ADD "expires_at" TIMESTAMP WITH TIME ZONE`,
      `CREATE TABLE "sign_in_try" ("key" text NOT NULL, "tries" integer NOT NULL, "last_at" TIMESTAMP WITH TIME ZONE NOT NULL, "known" boolean NOT NULL, "forget_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_sign_in_try" PRIMARY KEY ("key"))`,
      `CREATE TABLE "sign_in_link" ("person" uuid NOT NULL, "organisation" uuid NOT NULL, "kind" text NOT NULL, "hash" text NOT NULL, "made_by" uuid, "made_at" TIMESTAMP WITH TIME ZONE NOT NULL, "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_sign_in_link" PRIMARY KEY ("person"))`,
      `CREATE INDEX "IDX_47489d2a5c429579683db08eee" ON "sign_in_try"  ("forget_at")`,
      `CREATE UNIQUE INDEX "IDX_1d898c94fd1c1177bbbabf8b34" ON "sign_in_link"  ("hash")`,
      `ALTER TABLE "api_token" ADD CONSTRAINT "FK_355616b2d107cbff81789b52392" FOREIGN KEY ("made_by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "sign_in_link" ADD CONSTRAINT "FK_baa890be321b4818ec8a3dee32f" FOREIGN KEY ("person") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "sign_in_link" ADD CONSTRAINT "FK_aebfa9a3f239ad9b25a834b1893" FOREIGN KEY ("organisation") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "sign_in_link" ADD CONSTRAINT "FK_64cc075f6187c1b1d105eea660d" FOREIGN KEY ("made_by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "sign_in_link" ENABLE ROW LEVEL SECURITY`,
    ]) {
      await runner.query(statement);
    }
    await runner.query(
      `CREATE POLICY walls ON "sign_in_link" USING ("organisation" = ${/* sql-fragment */ ORGANISATION}) WITH CHECK ("organisation" = ${/* sql-fragment */ ORGANISATION})`,
    );
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup, or write the next migration.');
  }
}
