// @ts-check
// Roles and databases of the embedded PostgreSQL. Three roles, so that the walls between
// organisations hold in the database itself and not only in the program.
import { Stop, codeOf, reason } from './stop.mjs';

/** @typedef {{ superuser: string, owner: string, app: string, system: string }} Passwords */

export const superuser = 'reglament_super';
export const database = 'reglament';

/**
 * Runs `work` on one connection of its own.
 * @template T
 * @param {string} url
 * @param {(client: import('pg').Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withClient(url, work) {
  const { default: pg } = await import('pg');
  // ssl is said outright: a PGSSLMODE of the environment is meant for another server.
  const client = new pg.Client({ connectionString: url, ssl: false, connectionTimeoutMillis: 10_000 });
  // A server that ends while we are connected must not end this process with an unhandled event.
  /** @type {Error | undefined} */
  let lost;
  client.on('error', (error) => (lost = error));
  await client.connect();
  try {
    return await work(client);
  } finally {
    if (!lost) await client.end();
  }
}

/**
 * The roles and the database, created when missing.
 * @param {string} superuserUrl
 * @param {Passwords} passwords
 */
export async function ensureRoles(superuserUrl, passwords) {
  const roles = [
    { name: 'reglament_owner', password: passwords.owner, rights: 'NOBYPASSRLS' },
    { name: 'reglament_app', password: passwords.app, rights: 'NOBYPASSRLS' },
    { name: 'reglament_system', password: passwords.system, rights: 'BYPASSRLS' },
  ];
  await withClient(superuserUrl, async (client) => {
    // A failing CREATE ROLE must not put the password into the server's log.
    await client.query("SET log_statement = 'none'");
    await client.query("SET log_min_error_statement = 'panic'");
    const there = new Set((await client.query('SELECT rolname FROM pg_roles')).rows.map((row) => row.rolname));
    for (const role of roles) {
      if (there.has(role.name)) continue;
      await client.query(`CREATE ROLE ${role.name} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE ${role.rights} PASSWORD ${client.escapeLiteral(role.password)}`);
    }
  });
  await createDatabase(superuserUrl, database, { owner: 'reglament_owner', ifMissing: true });
}

/**
 * @param {string} superuserUrl
 * @param {string} name
 * @param {{ template?: string, owner: string, ifMissing?: boolean }} options
 */
export async function createDatabase(superuserUrl, name, { template, owner, ifMissing = false }) {
  await withClient(superuserUrl, async (client) => {
    if (ifMissing && (await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])).rowCount) return;
    const from = template === undefined ? '' : ` TEMPLATE ${client.escapeIdentifier(template)}`;
    try {
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} OWNER ${client.escapeIdentifier(owner)}${from}`);
    } catch (error) {
      if (ifMissing && codeOf(error) === '42P04') return; // created meanwhile
      throw new Stop(`The database "${name}" could not be created (${reason(error)}): look into the log of PostgreSQL in the data folder.`);
    }
  });
}
