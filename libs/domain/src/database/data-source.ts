import { DataSource } from 'typeorm';
import { ENTITIES } from './entities.js';
import { MIGRATIONS } from './migrations/index.js';
import { PreparingClient } from './preparing-client.js';
import { SnakeNaming } from './snake-naming.js';

/** A pool for one role of the database. `pool` is its number of connections. */
export function dataSource(url: string, pool: number, name: string): DataSource {
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
    applicationName: `reglament ${name}`,
    extra: {
      connectionTimeoutMillis: 2_000, // a pool that is exhausted says so instead of letting requests pile up
      statement_timeout: 10_000,
      idle_in_transaction_session_timeout: 30_000,
      keepAlive: true,
      Client: PreparingClient,
      // A prepared statement keeps its plan: every statement here finds its rows by an index whatever its values, and planning the inbox cost as much as reading it.
      options: '-c plan_cache_mode=force_generic_plan',
    },
  });
}
