import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An account is changed by one administrator at a time, and it is known when its person was last here. */
export class AccountChanges1797000000000 implements MigrationInterface {
  name = 'AccountChanges1797000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "person" ADD "last_seen_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "person" ADD "version" integer NOT NULL DEFAULT '1'`);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup, or write the next migration.');
  }
}
