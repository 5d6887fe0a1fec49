import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { Database } from '#domain/database/database.js';
import { addPoolMetrics } from '#domain/telemetry/pool-metrics.js';
import { Clock } from '#domain/time/clock.js';
import { Engine } from '../tasks/engine.js';
import { addBusinessMetrics } from './business-metrics.js';

/** From a click that nobody feels to one that somebody complains of. Seconds. */
const BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What this API process counts. Labels are of closed sets: routes as they are declared, methods, statuses, codes; never an address that was typed. */
@Injectable()
export class ApiMetrics {
  readonly registry = new Registry();

  readonly durations = new Histogram({
    name: 'reglament_http_request_duration_seconds',
    help: 'Duration of calls by method, route (as declared) and status; without event streams.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: BUCKETS,
    registers: [this.registry],
  });

  readonly inFlight = new Gauge({
    name: 'reglament_http_requests_in_flight',
    help: 'Calls that are being answered; without event streams.',
    registers: [this.registry],
  });

  readonly streams = new Gauge({
    name: 'reglament_event_streams',
    help: 'Browsers that listen to the event stream of this process.',
    registers: [this.registry],
  });

  readonly problems = new Counter({
    name: 'reglament_problems_total',
    help: 'Refusals and errors that were answered, by code.',
    labelNames: ['code'] as const,
    registers: [this.registry],
  });

  constructor(database: Database, clock: Clock, engine: Engine) {
    const registers = [this.registry];
    new Gauge({
      name: 'reglament_engine_away',
      help: '1 while this process holds Temporal to be away, and takes clicks for later.',
      registers,
      collect() {
        this.set(engine.isAway ? 1 : 0);
      },
    });
    addPoolMetrics(this.registry, database);
    addBusinessMetrics(this.registry, database, clock);
    collectDefaultMetrics({ register: this.registry });
  }
}
