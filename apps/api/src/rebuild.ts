import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { Database } from '#domain/database/database.js';
import { lineOf } from '#domain/rebuild/differences.rule.js';
import { compareWithEvents, rebuildFromEvents } from '#domain/rebuild/rebuild.repository.js';
import { SystemClock } from '#domain/time/clock.js';
import { programConfig } from './config/program-config.js';

/**
 * Compares waits, tasks, lists and steps with what the events tell, and sets them right; with `--check` it only tells. One line a row.
 * Returns whether all is (now) as told.
 */
async function main(): Promise<boolean> {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false }, organisation: { type: 'string' } } });
  const config = programConfig();
  const database = new Database({ app: config.DATABASE_URL, system: config.DATABASE_SYSTEM_URL }, { app: 1, system: 2 }, 'rebuild');
  await database.open();
  try {
    let wrong = 0;
    let left = 0;
    for (const organisation of await organisations(database, values.organisation)) {
      const tell = (difference: Parameters<typeof lineOf>[0]) => {
        wrong += 1;
        process.stdout.write(`${lineOf(difference)}\n`);
      };
      if (values.check) (await compareWithEvents(database, organisation)).forEach(tell);
      else left += (await rebuildFromEvents(database, { organisation, clock: new SystemClock(), tell })).length;
    }
    if (values.check) process.stdout.write(wrong === 0 ? 'All rows are what the events tell.\n' : `${wrong} rows are not what the events tell.\n`);
    else process.stdout.write(`${wrong} rows were not what the events tell; ${wrong - left} are set right.\n`);
    return values.check ? wrong === 0 : left === 0;
  } finally {
    await database.close();
  }
}

async function organisations(database: Database, only: string | undefined): Promise<string[]> {
  const rows = await database.asSystem((tx) =>
    tx.rows<{ id: string }>(`SELECT id FROM organisation WHERE $1::text IS NULL OR id::text = $1 ORDER BY created_at`, [only ?? null]),
  );
  if (only !== undefined && rows.length === 0) throw new Error(`There is no organisation ${only}: leave --organisation out to look at all of them.`);
  return rows.map(({ id }) => id);
}

main().then(
  (well) => process.exit(well ? 0 : 1),
  (error: Error) => {
    process.stderr.write(`The read model could not be compared: ${error.message}\n`);
    process.exit(2);
  },
);
