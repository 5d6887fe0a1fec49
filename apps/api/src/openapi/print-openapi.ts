import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { projectFolder } from '#domain/config/project-folder.js';
import { AppModule } from '../app.module.js';
import { ApiConfig } from '../config/config.js';
import { openApi } from './openapi.js';

/** Writes the OpenAPI document to generated/openapi.json, without any server. */
async function main(): Promise<void> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(new ApiConfig()), { logger: ['error'], preview: true, abortOnError: false });
  app.setGlobalPrefix('api/v1');
  const folder = join(projectFolder(), 'generated');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'openapi.json'), `${JSON.stringify(openApi(app), null, 2)}\n`);
}

main().catch((error: Error) => {
  process.stderr.write(`The OpenAPI document could not be written: ${error.message}\n`);
  process.exit(1);
});
