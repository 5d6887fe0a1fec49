import { dataSource } from './data-source.js';
import { grantRoles } from './grant-roles.js';

/** Runs what migrations are missing, as the owner, then gives the two other roles their rights. */
export async function migrateDatabase(urls: { owner: string; app: string; system: string }): Promise<void> {
  const owner = await dataSource(urls.owner, 1, { program: 'migrations' }).initialize();
  try {
    await owner.runMigrations({ transaction: 'each' });
    await grantRoles(owner, { app: userOf(urls.app), system: userOf(urls.system) });
  } finally {
    await owner.destroy();
  }
}

function userOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}
