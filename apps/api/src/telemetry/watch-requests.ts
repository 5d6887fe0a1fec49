import { Logger } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { v4 } from 'uuid';
import { whileAsked } from '#kit/asked/asked-by.js';
import { actorOf } from '#domain/people/principal.rule.js';
import { requestIdOf } from '#domain/telemetry/request-id.rule.js';
import type { KnownRequest } from '../auth/permit.js';
import type { ApiMetrics } from './api-metrics.js';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
/** A call that took longer stands in the log even if it only read. Milliseconds. */
const SLOW = 1_000;
const STREAM = '/api/v1/events/stream';

/**
 * The first thing that a call meets. It gets an id, its own (a UUID in `X-Request-Id`) or a new one, under which its answer, its log lines, its
 * rows of the audit and what it asks of Temporal are found again; and it is counted. Calls that change something, fail or take long get a line.
 */
export function watchRequests(metrics: ApiMetrics) {
  const log = new Logger('Request');
  return (request: Request, response: Response, next: NextFunction): void => {
    const id = requestIdOf(request.headers['x-request-id']) ?? v4();
    response.setHeader('X-Request-Id', id);
    if (request.path === STREAM || request.path === '/metrics') return whileAsked(id, next);
    const begun = performance.now();
    metrics.inFlight.inc();
    response.once('close', () => {
      metrics.inFlight.dec();
      const milliseconds = performance.now() - begun;
      const { method, principal } = request as KnownRequest;
      const route = routeOf(request, response);
      const status = response.writableFinished ? response.statusCode : 'broken-off';
      metrics.durations.observe({ method, route, status }, milliseconds / 1_000);
      if (READING.has(method) && response.writableFinished && response.statusCode < 400 && milliseconds < SLOW) return;
      const line = { method, route, status, ms: Math.round(milliseconds), ...(principal ? { actor: actorOf(principal) } : {}) };
      whileAsked(id, () => log.log(line));
    });
    whileAsked(id, next);
  };
}

/** The route as it is declared: what was typed into its place may be anybody's name. */
function routeOf(request: Request, response: Response): string {
  const route: unknown = (request.route as { path?: unknown } | undefined)?.path;
  if (typeof route === 'string' && route.startsWith('/api/')) return route;
  if (request.path.startsWith('/api/docs') || request.path === '/api/openapi.json') return 'docs';
  return request.path.startsWith('/api/') || response.statusCode >= 400 ? 'unknown' : 'pages';
}
