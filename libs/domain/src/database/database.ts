import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { dataSource } from './data-source.js';
import { transact } from './transact.js';
import { statements, type Transaction } from './transaction.js';

/** The only value that stands in the text of a statement; nothing else can. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Milliseconds after which PostgreSQL gives a statement up. */
const STATEMENT_TIMEOUT = 10_000;

/** The connections of one role. */
export interface PoolState {
  pool: 'app' | 'system';
  used: number;
  idle: number;
  /** Calls that wait for a connection. */
  waiting: number;
  most: number;
}

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
    if (!UUID.test(organisation)) throw new Error('An organisation is known by its UUID.');
    const settings = `set_config('app.organisation', '${/* sql-fragment */ organisation}', true), set_config('statement_timeout', '${/* sql-fragment */ Math.trunc(statementTimeout)}', true)`;
    return transact(poolOf(this.app), `BEGIN; SELECT ${/* sql-fragment */ settings}`, work);
  }

  /** One transaction over all organisations: sign-in, relay, sweeper, reconciler, and nothing else. */
  asSystem<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return transact(poolOf(this.system), 'BEGIN', work);
  }

  /** The first row of one reading statement over all organisations, without the two more that a transaction costs: each call begins with one. */
  async lookUp<Row>(sql: string, parameters: readonly unknown[]): Promise<Row | undefined> {
    statements.sent += 1;
    return (await poolOf(this.system).query(sql, [...parameters])).rows[0] as Row | undefined;
  }

  /** How the connections are used now. */
  pools(): PoolState[] {
    return [stateOf('app', this.app), stateOf('system', this.system)];
  }

  /** The system role's pool, for libraries that want a `pg` pool of their own (sessions). */
  get systemPool(): unknown {
    return poolOf(this.system);
  }
}

function stateOf(pool: PoolState['pool'], source: DataSource): PoolState {
  const { totalCount, idleCount, waitingCount, options } = poolOf(source);
  return { pool, used: totalCount - idleCount, idle: idleCount, waiting: waitingCount, most: options.max };
}

/** The pool that TypeORM keeps for a data source. */
function poolOf(source: DataSource): pg.Pool {
  return (source.driver as unknown as { master: pg.Pool }).master;
}
