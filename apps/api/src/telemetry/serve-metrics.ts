import type { INestApplication } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { DomainError } from '#domain/errors/domain-error.js';
import { mayReadMetrics } from '#domain/telemetry/metrics-door.js';
import type { ApiConfig } from '../config/config.js';
import { ApiMetrics } from './api-metrics.js';

/**
 * `GET /metrics` for Prometheus, with the bearer token of METRICS_TOKEN; where none is set, for programs of this machine alone, and for nobody once
 * PUBLIC_URL says that a proxy stands before us. It is no call of the API: no session and no API token opens it.
 */
export function serveMetrics(app: INestApplication, config: ApiConfig): void {
  const { registry } = app.get(ApiMetrics);
  const door = { token: config.METRICS_TOKEN, behindProxy: config.PUBLIC_URL !== undefined };
  app.use('/metrics', (request: Request, response: Response, next: NextFunction) => {
    if (request.path !== '/' || (request.method !== 'GET' && request.method !== 'HEAD')) return next(new DomainError('not-found'));
    if (!mayReadMetrics(door, request)) return next(new DomainError(door.token === undefined ? 'forbidden' : 'not-signed-in'));
    registry.metrics().then(
      (text) => response.setHeader('Cache-Control', 'no-store').type(registry.contentType).send(text),
      (error: unknown) => next(error),
    );
  });
}
