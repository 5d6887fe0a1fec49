import type { EntityManager, QueryRunner } from 'typeorm';

/** Statements sent since the process began, for `npm run bench`. */
export const statements = { sent: 0, transactions: 0 };

/** One open transaction. SQL is always parameterised: `$1`, never a value in the text. */
export class Transaction {
  constructor(private readonly runner: QueryRunner) {}

  /** TypeORM's own words, in this transaction. */
  get manager(): EntityManager {
    return this.runner.manager;
  }

  /** The rows that a statement returns. Columns come as they are named in the statement; bigint and numeric come as strings. */
  async rows<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    statements.sent += 1;
    const result = await this.runner.query(sql, [...parameters], true);
    return result.records as Row[];
  }

  /** The first row, or undefined. */
  async row<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row | undefined> {
    return (await this.rows<Row>(sql, parameters))[0];
  }

  /** How many rows a statement changed. */
  async change(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    statements.sent += 1;
    const result = await this.runner.query(sql, [...parameters], true);
    return result.affected ?? 0;
  }
}
