import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A case that a person began by starting a process has that person, and no client. */
export class StartedByHand1795610000000 implements MigrationInterface {
  name = 'StartedByHand1795610000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `ALTER TABLE "case_file" ALTER COLUMN "client" DROP NOT NULL`,
      `ALTER TABLE "case_file" ADD "starter" uuid`,
      `ALTER TABLE "case_file" ADD CONSTRAINT "FK_596eda1f35575734fb48609dc83" FOREIGN KEY ("starter") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "case_file" ADD CONSTRAINT "case_whose" CHECK (client IS NOT NULL OR starter IS NOT NULL)`,
    ])
      await runner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup, or write the next migration.');
  }
}
