import { DataSource } from 'typeorm';
import { ENTITIES } from './entities.js';
import { MIGRATIONS } from './migrations/index.js';
import { PreparingClient } from './preparing-client.js';
import { SnakeNaming } from './snake-naming.js';
import { ACQUIRE, timesOf } from './times.rule.js';

/** Whose pool it is: the program, and where it has several, which. */
export interface PoolName {
  program: string;
  role?: string;
}

/** A pool for one role of the database. `pool` is its number of connections. */
export function dataSource(url: string, pool: number, { program, role }: PoolName): DataSource {
  const { statement, lock, idle } = timesOf(program);
  return new DataSource({
    type: 'postgres',
    url,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTableName: 'migration',
    namingStrategy: new SnakeNaming(),
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    poolSize: pool,
    applicationName: ['reglament', program, ...(role ? [role] : [])].join(' '),
    extra: {
      connectionTimeoutMillis: ACQUIRE,
      statement_timeout: statement,
      lock_timeout: lock,
      idle_in_transaction_session_timeout: idle,
      keepAlive: true,
      Client: PreparingClient,
      // A prepared statement keeps its plan: every statement here finds its rows by an index whatever its values, and planning the inbox cost as much as reading it.
      options: '-c plan_cache_mode=force_generic_plan',
    },
  });
}
