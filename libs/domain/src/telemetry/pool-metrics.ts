import { Gauge, type Registry } from 'prom-client';
import type { Database } from '../database/database.js';

/** Adds what an operator asks of the connections to PostgreSQL: how many there are, are used and may be, and how many calls wait for one. */
export function addPoolMetrics(registry: Registry, database: Database): void {
  new Gauge({
    name: 'reglament_database_connections',
    help: 'Connections to PostgreSQL by pool (app, system) and state (used, idle).',
    labelNames: ['pool', 'state'] as const,
    registers: [registry],
    collect() {
      for (const { pool, used, idle } of database.pools()) {
        this.set({ pool, state: 'used' }, used);
        this.set({ pool, state: 'idle' }, idle);
      }
    },
  });
  new Gauge({
    name: 'reglament_database_connections_most',
    help: 'Connections to PostgreSQL that a pool may open.',
    labelNames: ['pool'] as const,
    registers: [registry],
    collect() {
      for (const { pool, most } of database.pools()) this.set({ pool }, most);
    },
  });
  new Gauge({
    name: 'reglament_database_waiters',
    help: 'Calls that wait for a connection of a pool.',
    labelNames: ['pool'] as const,
    registers: [registry],
    collect() {
      for (const { pool, waiting } of database.pools()) this.set({ pool }, waiting);
    },
  });
}
