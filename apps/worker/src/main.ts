import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { askForFault } from '#kit/faults/fault.js';
import { workerConfig, type WorkerConfig } from './config/config.js';
import { installRuntime } from './operators/sdk-runtime.js';
import { WorkerModule } from './worker.module.js';

/** Exit code that tells the launcher: the configuration is refused, starting again will not help. */
const REFUSED = 78;

/** Starts the worker; whoever started it starts it again if it ends. */
async function main(): Promise<void> {
  const config = readOrRefuse();
  if (config.REGLAMENT_FAULT) askForFault(config.REGLAMENT_FAULT);
  const sdkMetrics = await installRuntime({ measured: config.METRICS_PORT !== undefined });
  const broken = (error: Error) => stop(`The worker has lost Temporal and ends: ${error.message}`);
  const app = await NestFactory.createApplicationContext(WorkerModule.with(config, { broken, sdkMetrics }), { bufferLogs: true });
  app.useLogger(app.get(Logger));
  app.enableShutdownHooks(['SIGTERM', 'SIGINT']);
}

function readOrRefuse(): WorkerConfig {
  try {
    return workerConfig();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(REFUSED);
  }
}

function stop(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

main().catch((error: Error) => stop(`The worker could not start: ${error.message}`));
