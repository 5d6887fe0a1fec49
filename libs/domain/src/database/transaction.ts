import type pg from 'pg';

/** Statements sent since the process began, for `npm run bench`. */
export const statements = { sent: 0, transactions: 0 };

/** One open transaction. SQL is always parameterised: `$1`, never a value in the text. */
export class Transaction {
  constructor(private readonly client: pg.PoolClient) {}

  /** The rows that a statement returns. Columns come as they are named in the statement; bigint and numeric come as strings. */
  async rows<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return (await this.send(sql, parameters)).rows as Row[];
  }

  /** The first row, or undefined. */
  async row<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row | undefined> {
    return (await this.rows<Row>(sql, parameters))[0];
  }

  /** How many rows a statement changed. */
  async change(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    return (await this.send(sql, parameters)).rowCount ?? 0;
  }

  private send(sql: string, parameters: readonly unknown[]): Promise<pg.QueryResult> {
    statements.sent += 1;
    return this.client.query(sql, [...parameters]);
  }
}
