import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { mayReadMetrics, type MetricsDoor } from '#domain/telemetry/metrics-door.js';
import type { WorkerHealth } from './worker-health.js';
import { WORKER_METRICS } from './worker-metrics.js';

/** Where it listens (no port: nowhere), who may read the metrics, and the port on which the SDK tells its own. */
export interface OperatorsPortOptions {
  host: string;
  port: number | undefined;
  door: MetricsDoor;
  sdkMetrics: number | undefined;
}

/** Milliseconds that the SDK has to tell its metrics. */
const SOON = 2_000;

interface Answer {
  status: number;
  type: string;
  body: string;
}

const json = (status: number, body: object): Answer => ({ status, type: 'application/json', body: JSON.stringify(body) });

/** What an operator asks a worker: `/health/live`, `/health/ready`, `/metrics`. Nothing else is there, and nothing is taken. */
@Injectable()
export class OperatorsPort implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(OperatorsPort.name);
  private server: Server | undefined;

  constructor(
    private readonly options: OperatorsPortOptions,
    private readonly health: WorkerHealth,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { host, port } = this.options;
    if (port === undefined) return;
    this.server = createServer((request, response) => void this.answer(request, response));
    this.server.listen(port, host);
    await once(this.server, 'listening');
    this.log.log(`Health and metrics: port ${port} of ${host}.`);
  }

  async onApplicationShutdown(): Promise<void> {
    this.server?.closeAllConnections();
    this.server?.close();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, type, body } = await this.answerTo(request).catch((error: Error): Answer => {
      this.log.error(`What an operator asked could not be answered: ${error.message}`);
      return json(500, { status: 'failed' });
    });
    response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body);
  }

  private async answerTo(request: IncomingMessage): Promise<Answer> {
    if (request.method !== 'GET' && request.method !== 'HEAD') return json(405, { status: 'method-not-allowed' });
    const path = (request.url ?? '').split('?')[0];
    if (path === '/health/live') return json(200, { status: 'ok' });
    if (path === '/health/ready') {
      const ready = await this.health.ready();
      return json(ready.status === 'ready' ? 200 : 503, ready);
    }
    if (path === '/metrics') {
      if (!mayReadMetrics(this.options.door, request)) return json(this.options.door.token === undefined ? 403 : 401, { status: 'refused' });
      const [own, sdk] = await Promise.all([WORKER_METRICS.metrics(), this.sdkMetrics()]);
      return { status: 200, type: WORKER_METRICS.contentType, body: `${own}\n${sdk}` };
    }
    return json(404, { status: 'not-found' });
  }

  /** What Temporal's SDK measures; nothing where it does not answer: the rest is worth telling all the same. */
  private async sdkMetrics(): Promise<string> {
    const { sdkMetrics } = this.options;
    if (sdkMetrics === undefined) return '';
    try {
      const answer = await fetch(`http://127.0.0.1:${sdkMetrics}/metrics`, { signal: AbortSignal.timeout(SOON) });
      return await answer.text();
    } catch (error) {
      this.log.warn(`The SDK does not tell its metrics: ${(error as Error).message}`);
      return '';
    }
  }
}
