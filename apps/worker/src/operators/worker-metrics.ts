import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '#domain/database/database.js';
import { addPoolMetrics } from '#domain/telemetry/pool-metrics.js';

/** What this worker process counts; its SDK counts by itself. Labels are of closed sets. */
export const WORKER_METRICS = new Registry();
const registers = [WORKER_METRICS];

const rounds = new Counter({
  name: 'reglament_rounds_total',
  help: 'Rounds of what a worker does again and again (relay, sweeper, reconciler, sealer …) by how they ended: done, failed.',
  labelNames: ['round', 'outcome'] as const,
  registers,
});

const durations = new Histogram({
  name: 'reglament_round_duration_seconds',
  help: 'Duration of a round.',
  labelNames: ['round'] as const,
  buckets: [0.01, 0.1, 1, 10, 60],
  registers,
});

const last = new Gauge({
  name: 'reglament_round_last_done_timestamp_seconds',
  help: 'When a round was last done without an error, in Unix time.',
  labelNames: ['round'] as const,
  registers,
});

/** Begins to measure a round; to be told how it ended. */
export function roundBegins(round: string): (outcome: 'done' | 'failed') => void {
  const stop = durations.startTimer({ round });
  return (outcome) => {
    stop();
    rounds.inc({ round, outcome });
    if (outcome === 'done') last.set({ round }, Date.now() / 1_000);
  };
}

/** Adds what belongs to the one worker of this process. */
export function watchWorker(database: Database, stories: { polls: boolean }): void {
  new Gauge({
    name: 'reglament_worker_polls',
    help: '1 while this worker takes stories and activities.',
    registers,
    collect() {
      this.set(stories.polls ? 1 : 0);
    },
  });
  addPoolMetrics(WORKER_METRICS, database);
  collectDefaultMetrics({ register: WORKER_METRICS });
}
