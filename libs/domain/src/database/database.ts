import type { DataSource } from 'typeorm';
import { dataSource } from './data-source.js';
import { statements, Transaction } from './transaction.js';

/**
 * Serialisation failure, deadlock, and two that wrote the same unique value at once: PostgreSQL undid the whole transaction, so it may
 * simply be done again, and then sees what the other wrote.
 */
const MAY_BE_REPEATED = new Set(['40001', '40P01', '23505']);
const TRIES = 3;

/** Milliseconds after which PostgreSQL gives a statement up. */
const STATEMENT_TIMEOUT = 10_000;

/** The product's two ways into PostgreSQL: as the app, inside one organisation's walls, and as the system, over all of them. */
export class Database {
  private readonly app: DataSource;
  private readonly system: DataSource;

  constructor(urls: { app: string; system: string }, pools: { app: number; system: number }, name: string) {
    this.app = dataSource(urls.app, pools.app, `${name} app`);
    this.system = dataSource(urls.system, pools.system, `${name} system`);
  }

  async open(): Promise<void> {
    await Promise.all([this.app.initialize(), this.system.initialize()]);
  }

  async close(): Promise<void> {
    await Promise.all([this.app, this.system].filter((source) => source.isInitialized).map((source) => source.destroy()));
  }

  /**
   * One transaction that sees and writes only this organisation's rows: row-level security compares each row with
   * `app.organisation`, which is set for the transaction alone. Repeated on a deadlock, so `work` must have no effect outside PostgreSQL.
   */
  inOrganisation<T>(organisation: string, work: (tx: Transaction) => Promise<T>, statementTimeout = STATEMENT_TIMEOUT): Promise<T> {
    return transact(this.app, async (tx) => {
      await tx.rows(`SELECT set_config('app.organisation', $1, true), set_config('statement_timeout', $2, true)`, [organisation, String(statementTimeout)]);
      return work(tx);
    });
  }

  /** One transaction over all organisations: sign-in, relay, sweeper, reconciler, and nothing else. */
  asSystem<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return transact(this.system, work);
  }

  /** The first row of one reading statement over all organisations, without the two more that a transaction costs: each call begins with one. */
  async lookUp<Row>(sql: string, parameters: readonly unknown[]): Promise<Row | undefined> {
    statements.sent += 1;
    const [row] = await this.system.query<Row[]>(sql, [...parameters]);
    return row;
  }

  /** The system role's pool, for libraries that want a `pg` pool of their own (sessions). */
  get systemPool(): unknown {
    return (this.system.driver as unknown as { master: unknown }).master;
  }
}

async function transact<T>(source: DataSource, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const runner = source.createQueryRunner();
    try {
      await runner.startTransaction();
      statements.transactions += 1;
      const result = await work(new Transaction(runner));
      await runner.commitTransaction();
      return result;
    } catch (thrown) {
      // TypeORM lets go of a runner whose connection breaks while it idles, and then speaks of the runner, not of the connection.
      const error = runner.isReleased ? new LostConnection(thrown) : thrown;
      await undo(runner);
      if (attempt >= TRIES || !MAY_BE_REPEATED.has(codeOf(error))) throw error;
    } finally {
      await runner.release();
    }
  }
}

/** The connection broke in the middle of a transaction, under the SQLSTATE that PostgreSQL's clients have for it. */
class LostConnection extends Error {
  readonly code = '08006';

  constructor(cause: unknown) {
    super('The connection to PostgreSQL was lost in the middle of a transaction.', { cause });
  }
}

async function undo(runner: ReturnType<DataSource['createQueryRunner']>): Promise<void> {
  try {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
  } catch {
    // The connection is gone, and the transaction with it; the first error is the one to tell.
    return;
  }
}

/** SQLSTATE of an error of PostgreSQL, or ''. */
export function codeOf(error: unknown): string {
  const driver = (error as { driverError?: { code?: unknown } } | null)?.driverError ?? (error as { code?: unknown } | null);
  return typeof driver?.code === 'string' ? driver.code : '';
}
