import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People are invited before they have a password, changed by one administrator at a time, and seen. */
export class Accounts1797000000000 implements MigrationInterface {
  name = 'Accounts1797000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "person" ADD "last_seen_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "person" ADD "version" integer NOT NULL DEFAULT '1'`);
    await runner.query(`ALTER TABLE "person" ALTER COLUMN "password_hash" DROP NOT NULL`);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup, or write the next migration.');
  }
}
