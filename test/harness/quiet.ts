import { DefaultLogger, Runtime } from '@temporalio/worker';

let done = false;

/** Lets Temporal's own code speak of errors only; before anything of it is used in a test file. */
export function quiet(): void {
  if (!done) Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: { core: 'ERROR', other: 'ERROR' } } } });
  done = true;
}
