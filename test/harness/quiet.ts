import { DefaultLogger, Runtime } from '@temporalio/worker';

/** Lets Temporal's own code speak of errors only; once per test file, before anything of it is used. */
export function quiet(): void {
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: { core: 'ERROR', other: 'ERROR' } } } });
}
