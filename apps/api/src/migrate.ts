import 'reflect-metadata';
import { resolve } from 'node:path';
import { Database } from '#domain/database/database.js';
import { migrateDatabase } from '#domain/database/migrate-database.js';
import { Pack } from '#domain/packs/pack.service.js';
import { Packs } from '#domain/packs/packs.service.js';
import { projectFolder } from '#domain/config/project-folder.js';
import { SystemClock } from '#domain/time/clock.js';
import { migrateConfig } from './config/migrate-config.js';
import { DEMO, demoPerson, seedDemo } from './seed/demo.js';
import { seedDemoSuppliers } from './seed/demo-suppliers.js';

/** Brings the database up to this build, gives the roles their rights, and makes the demo company where it is wanted. Done again it changes nothing. */
async function main(): Promise<void> {
  const config = migrateConfig();
  if (config.REGLAMENT_DEMO !== '1') throw new Error('A company without demo data cannot be set up yet: start with REGLAMENT_DEMO=1.');
  await migrateDatabase({ owner: config.DATABASE_OWNER_URL, app: config.DATABASE_URL, system: config.DATABASE_SYSTEM_URL });
  const database = new Database({ app: config.DATABASE_URL, system: config.DATABASE_SYSTEM_URL }, { app: 1, system: 2 }, 'migrate');
  await database.open();
  try {
    const pack = Pack.read(resolve(projectFolder(), config.REGLAMENT_PACKS, config.REGLAMENT_PACK));
    const roundTheClock = config.REGLAMENT_DEMO_ROUND_THE_CLOCK === '1';
    const clock = new SystemClock();
    await seedDemo(database, pack, { at: clock.now(), roundTheClock });
    const packs = new Packs(database, resolve(projectFolder(), config.REGLAMENT_PACKS), 1);
    await seedDemoSuppliers(database, { organisation: DEMO, person: demoPerson('manager1') }, { packs, clock });
  } finally {
    await database.close();
  }
}

main().catch((error: Error) => {
  process.stderr.write(`The database could not be prepared: ${error.message}\n`);
  process.exit(1);
});
