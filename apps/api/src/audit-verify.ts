import 'reflect-metadata';
import { verifyAudit, type Broken } from '#domain/audit/seal.repository.js';
import { Database } from '#domain/database/database.js';
import { SystemClock } from '#domain/time/clock.js';
import { programConfig } from './config/program-config.js';

function lineOf(broken: Broken): string {
  if (broken.what === 'chain') return `chain     the seal ${broken.seal} does not follow from the one before it`;
  if (broken.what === 'unsealed') return `unsealed  ${broken.entry}  is older than the last seals, and none is over it`;
  return `${broken.what.padEnd(9)} ${broken.entry}  seal ${broken.seal}`;
}

/** Compares the whole audit with its seals, one line for whatever is not as it was sealed. Returns whether nothing was found. */
async function main(): Promise<boolean> {
  const config = programConfig();
  const database = new Database({ app: config.DATABASE_URL, system: config.DATABASE_SYSTEM_URL }, { app: 1, system: 2 }, 'audit-verify');
  await database.open();
  try {
    const { seals, entries, head, broken } = await verifyAudit(database, new SystemClock().now());
    for (const one of broken) process.stdout.write(`${lineOf(one)}\n`);
    process.stdout.write(`${entries} entries under ${seals} seals, the last one ${head ?? 'not made yet'}.\n`);
    process.stdout.write(broken.length === 0 ? 'The audit is as it was sealed.\n' : `${broken.length} things are not as they were sealed.\n`);
    return broken.length === 0;
  } finally {
    await database.close();
  }
}

main().then(
  (well) => process.exit(well ? 0 : 1),
  (error: Error) => {
    process.stderr.write(`The audit could not be verified: ${error.message}\n`);
    process.exit(2);
  },
);
