import type { Server } from 'node:http';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import express, { type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { Logger } from 'nestjs-pino';
import { projectFolder } from '#domain/config/project-folder.js';
import { Database } from '#domain/database/database.js';
import { Packs } from '#domain/packs/packs.service.js';
import { Clock } from '#domain/time/clock.js';
import { AppModule } from './app.module.js';
import { PeopleRepository } from './auth/people.repository.js';
import { sessions } from './auth/session.js';
import type { ApiConfig } from './config/config.js';
import { openApi, serveDocs } from './openapi/openapi.js';
import { ProblemFilter } from './problem/problem.filter.js';
import { safeBody } from './problem/safe-body.js';
import { validation } from './problem/validation.js';
import { inLine } from './tasks/line.js';
import { ApiMetrics } from './telemetry/api-metrics.js';
import { serveMetrics } from './telemetry/serve-metrics.js';
import { watchRequests } from './telemetry/watch-requests.js';
import { Texts } from './texts/texts.js';
import { serveWeb } from './web/web.js';

/** Largest body of a call. */
const LARGEST_BODY = '1mb';

/** The whole API, ready to listen. */
export async function createApp(config: ApiConfig, clock?: Clock): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config, clock), { bodyParser: false, bufferLogs: true, abortOnError: false });
  app.useLogger(app.get(Logger));
  for (const gap of app
    .get(Packs)
    .all()
    .flatMap((pack) => pack.calendarGaps(app.get(Clock).now())))
    app.get(Logger).warn(gap);
  await refuseDemoBeyondLoopback(app, config);
  app.use(watchRequests(app.get(ApiMetrics)));
  app.disable('x-powered-by');
  if (config.https) app.set('trust proxy', 1);
  const server = app.getHttpServer() as Server;
  // A server that ends answers what was begun; a browser that asks on and on would keep its connection open for ever.
  app.use((_request: Request, response: Response, next: NextFunction) => {
    if (!server.listening) response.setHeader('Connection', 'close');
    next();
  });
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          frameAncestors: ["'none'"],
          baseUri: ["'self'"],
          formAction: ["'self'"],
          objectSrc: ["'none'"],
        },
      },
      strictTransportSecurity: config.https,
    }),
  );
  app.use(
    compression({
      filter: (request, response) => !String(response.getHeader('Content-Type')).startsWith('text/event-stream') && compression.filter(request, response),
    }),
  );
  serveMetrics(app, config);
  serveWeb(app, join(projectFolder(), 'dist/apps/web'));
  app.use('/api', express.json({ limit: LARGEST_BODY, strict: true }), safeBody);
  app.use('/api/v1/tasks/next', inLine());
  app.use('/api/v1', sessions(config, app.get(Database).systemPool, app.get(PeopleRepository)));
  const filter = new ProblemFilter(app.get(Texts), app.get(ApiMetrics));
  // Errors of middleware never reach Nest's filters.
  app.use((error: unknown, request: Request, response: Response, _next: NextFunction) => filter.answer(error, request, response));
  app.setGlobalPrefix('api/v1');
  app.useGlobalPipes(validation());
  serveDocs(app, openApi(app));
  await app.init();
  return app;
}

/** While logins with a known password exist, nobody from outside may reach them. */
async function refuseDemoBeyondLoopback(app: NestExpressApplication, config: ApiConfig): Promise<void> {
  const loopback = ['127.0.0.1', '::1', 'localhost'].includes(config.HOST);
  if (!loopback && (await app.get(PeopleRepository).hasDemo())) {
    throw new Error(
      `HOST is ${config.HOST}, but the database holds a demo company with a known password: set HOST to 127.0.0.1, or use a database without it.`,
    );
  }
}
