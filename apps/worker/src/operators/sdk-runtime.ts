import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { Runtime, type LogLevel, type LogMetadata } from '@temporalio/worker';
import { pino } from 'pino';
import { logOptions } from '#domain/telemetry/log-options.js';

const LEVELS: Record<LogLevel, 'trace' | 'debug' | 'info' | 'warn' | 'error'> = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' };

/**
 * Prepares Temporal's SDK, once a process: what it says becomes lines of our log, warnings and worse; what it measures is asked on a port of this machine alone.
 * Returns that port where measures are wanted.
 */
export async function installRuntime({ measured }: { measured: boolean }): Promise<number | undefined> {
  const log = pino(logOptions('worker', 'warn'));
  const tell = (level: LogLevel, message: string, meta: LogMetadata = {}) => log[LEVELS[level]]({ context: 'Temporal', ...(meta as object) }, message);
  const port = measured ? await freePort() : undefined;
  Runtime.install({
    logger: {
      log: tell,
      trace: (message, meta) => tell('TRACE', message, meta),
      debug: (message, meta) => tell('DEBUG', message, meta),
      info: (message, meta) => tell('INFO', message, meta),
      warn: (message, meta) => tell('WARN', message, meta),
      error: (message, meta) => tell('ERROR', message, meta),
    },
    shutdownSignals: [],
    telemetryOptions: {
      logging: { filter: { core: 'WARN', other: 'ERROR' }, forward: {} },
      ...(port === undefined
        ? {}
        : { metrics: { prometheus: { bindAddress: `127.0.0.1:${port}`, countersTotalSuffix: true, unitSuffix: true, useSecondsForDurations: true } } }),
    },
  });
  return port;
}

/** The SDK does not say which port it took, so it is told one. */
async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
