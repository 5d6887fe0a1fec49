import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The id of the request stands in what it wrote and in what it sends to Temporal. */
export class Requests1797300000000 implements MigrationInterface {
  name = 'Requests1797300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "audit" ADD "request" uuid`);
    await runner.query(`ALTER TABLE "command" ADD "request" uuid`);
    await runner.query(`ALTER TABLE "process_instance" ADD "request" uuid`);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup, or write the next migration.');
  }
}
