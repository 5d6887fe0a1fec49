import 'reflect-metadata';
import { resolve } from 'node:path';
import { Database } from '#domain/database/database.js';
import { migrateDatabase } from '#domain/database/migrate-database.js';
import { Pack } from '#domain/packs/pack.service.js';
import { Packs } from '#domain/packs/packs.service.js';
import { projectFolder } from '#domain/config/project-folder.js';
import type { MadeLink } from '#domain/people/sign-in-link.service.js';
import { LINK_PAGE } from '#domain/people/sign-in-link.type.js';
import { SystemClock, type Clock } from '#domain/time/clock.js';
import { migrateConfig, type MigrateConfig } from './config/migrate-config.js';
import { DEMO, demoPerson, seedDemo } from './seed/demo.js';
import { seedDemoSuppliers } from './seed/demo-suppliers.js';
import { firstCompany, refuseDemoBesideCompany } from './seed/first-company.js';

/**
 * Brings the database up to this build, gives the roles their rights, and makes the demo company where it is wanted, else an empty one with a link
 * for its first administrator. Done again it changes nothing, but for that link, which is a fresh one as long as there is no administrator.
 */
async function main(): Promise<void> {
  const config = migrateConfig();
  await migrateDatabase({ owner: config.DATABASE_OWNER_URL, app: config.DATABASE_URL, system: config.DATABASE_SYSTEM_URL });
  const database = new Database({ app: config.DATABASE_URL, system: config.DATABASE_SYSTEM_URL }, { app: 1, system: 2 }, 'migrate');
  await database.open();
  try {
    const pack = Pack.read(resolve(projectFolder(), config.REGLAMENT_PACKS, config.REGLAMENT_PACK));
    const clock = new SystemClock();
    if (config.REGLAMENT_DEMO === '1') await makeDemo(database, pack, { config, clock });
    else invite(await firstCompany(database, pack, clock.now()), config);
  } finally {
    await database.close();
  }
}

async function makeDemo(database: Database, pack: Pack, { config, clock }: { config: MigrateConfig; clock: Clock }): Promise<void> {
  await refuseDemoBesideCompany(database);
  const roundTheClock = config.REGLAMENT_DEMO_ROUND_THE_CLOCK === '1';
  await seedDemo(database, pack, { at: clock.now(), roundTheClock });
  const packs = new Packs(database, resolve(projectFolder(), config.REGLAMENT_PACKS), 1);
  await seedDemoSuppliers(database, { organisation: DEMO, person: demoPerson('manager1') }, { packs, clock });
}

/** Tells the person before the screen how the first administrator comes in. The launcher shows such lines when the product is ready. */
function invite(link: MadeLink | null, { PUBLIC_URL, REGLAMENT_URL }: MigrateConfig): void {
  if (!link) return;
  const address = new URL(`${LINK_PAGE}${link.token}`, PUBLIC_URL || REGLAMENT_URL).href;
  const until = link.expiresAt.toISOString().slice(0, 10);
  process.stdout.write(`For you: There is no administrator yet. Who opens this link becomes the first; it works once, until ${until}: ${address}\n`);
}

main().catch((error: Error) => {
  process.stderr.write(`The database could not be prepared: ${error.message}\n`);
  process.exit(1);
});
