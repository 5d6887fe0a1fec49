import 'reflect-metadata';
import { askForFault } from '#kit/faults/fault.js';
import { apiConfig, type ApiConfig } from './config/config.js';
import { createApp } from './create-app.js';

/** Exit code that tells the launcher: the configuration is refused, starting again will not help. */
const REFUSED = 78;

async function main(): Promise<void> {
  const config = readOrRefuse();
  if (config.REGLAMENT_FAULT) askForFault(config.REGLAMENT_FAULT);
  const app = await createApp(config);
  app.enableShutdownHooks(['SIGTERM', 'SIGINT']);
  await app.listen(config.PORT, config.HOST);
}

function readOrRefuse(): ApiConfig {
  try {
    return apiConfig();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(REFUSED);
  }
}

main().catch((error: Error) => {
  process.stderr.write(`The API could not start: ${error.message}\n`);
  process.exit(1);
});
