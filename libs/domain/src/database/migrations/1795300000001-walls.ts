import type { MigrationInterface, QueryRunner } from 'typeorm';

const ORGANISATION = `(SELECT nullif(current_setting('app.organisation', true), '')::uuid)`;

const TABLES: [table: string, column: string][] = [
  ['organisation', 'id'],
  ...[
    'answer',
    'api_token',
    'audit',
    'case_file',
    'client',
    'command',
    'event',
    'inbox',
    'incident',
    'number_series',
    'person',
    'process_instance',
    'request',
    'task',
    'wait',
  ].map((table): [string, string] => [table, 'organisation']),
];

/**
 * Row-level security. `nullif` and `true` matter: without them a connection that never set the organisation, or has just left a
 * transaction, gets an error instead of no rows.
 */
export class Walls1795300000001 implements MigrationInterface {
  name = 'Walls1795300000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column] of TABLES) {
      await runner.query(`ALTER TABLE "${/* sql-fragment */ table}" ENABLE ROW LEVEL SECURITY`);
      await runner.query(
        `CREATE POLICY walls ON "${/* sql-fragment */ table}" USING ("${/* sql-fragment */ column}" = ${/* sql-fragment */ ORGANISATION}) WITH CHECK ("${/* sql-fragment */ column}" = ${/* sql-fragment */ ORGANISATION})`,
      );
    }
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup, or write the next migration.');
  }
}
