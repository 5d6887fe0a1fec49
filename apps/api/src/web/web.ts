import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import express, { type NextFunction, type Request, type Response } from 'express';

/** Serves the pages: hashed files for a year, index.html always fresh, and index.html for every address of the web app. */
export function serveWeb(app: INestApplication, folder: string): void {
  const index = join(folder, 'index.html');
  if (!existsSync(index)) return;
  app.use(
    express.static(folder, {
      index: false,
      setHeaders: (response: Response, file: string) =>
        response.setHeader('Cache-Control', /-[\w-]{8,}\.\w+$/.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache'),
    }),
  );
  app.use((request: Request, response: Response, next: NextFunction) => {
    const page = (request.method === 'GET' || request.method === 'HEAD') && !request.path.startsWith('/api/') && request.accepts('html');
    if (!page) return next();
    response.setHeader('Cache-Control', 'no-cache').sendFile(index);
  });
}
