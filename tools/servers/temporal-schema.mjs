// @ts-check
// Where the full Temporal server keeps everything: two databases in the product's own PostgreSQL that belong
// to a role of their own. The product's roles may not enter them.
import { createDatabase, withClient } from './postgres-databases.mjs';
import { run } from './processes.mjs';
import { Stop } from './stop.mjs';

/** @typedef {{ host: string, port: number, user: string, password: string, main: string, visibility: string }} Store */
/** @typedef {{ superuserUrl: string, store: Store, sqlTool: string, signal?: AbortSignal }} SchemaOptions */

/**
 * Role, databases and tables: made when missing, brought to the version of the tool when old.
 * @param {SchemaOptions} options
 */
export async function ensureSchema(options) {
  const { superuserUrl, store } = options;
  await ensureRole(superuserUrl, store);
  const there = await withClient(
    superuserUrl,
    async (client) => new Set((await client.query('SELECT datname FROM pg_database')).rows.map((row) => row.datname)),
  );
  await Promise.all(
    [
      { database: store.main, schema: 'postgresql/v12/temporal' },
      { database: store.visibility, schema: 'postgresql/v12/visibility' },
    ].map(({ database, schema }) => (there.has(database) ? updateTables(options, database, schema) : makeTables(options, database, schema))),
  );
}

/** The password is set each time: the file in which it lies may be newer than the role. @param {string} superuserUrl @param {Store} store */
async function ensureRole(superuserUrl, { user, password }) {
  await withClient(superuserUrl, async (client) => {
    // A failing statement must not put the password into the server's log.
    await client.query("SET log_statement = 'none'");
    await client.query("SET log_min_error_statement = 'panic'");
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [user]);
    const rights = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS';
    await client.query(`${rowCount ? 'ALTER' : 'CREATE'} ROLE ${client.escapeIdentifier(user)} ${rights} PASSWORD ${client.escapeLiteral(password)}`);
  });
}

/**
 * Under another name first: half-made tables are never taken for whole.
 * @param {SchemaOptions} options
 * @param {string} database
 * @param {string} schema
 */
async function makeTables(options, database, schema) {
  const { superuserUrl, store } = options;
  const unfinished = `${database}_unfinished`;
  await withClient(superuserUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(unfinished)} WITH (FORCE)`));
  await createDatabase(superuserUrl, unfinished, { owner: store.user });
  await runTool(options, unfinished, ['setup-schema', '--version', '0.0']);
  await updateTables(options, unfinished, schema);
  // The tables carry the name of their database in the row that tells their version.
  const inside = Object.assign(new URL(superuserUrl), { pathname: `/${unfinished}` }).toString();
  await withClient(inside, (client) => client.query('UPDATE schema_version SET db_name = $1', [database]));
  await withClient(superuserUrl, async (client) => {
    await client.query(`REVOKE ALL ON DATABASE ${client.escapeIdentifier(unfinished)} FROM PUBLIC`);
    await client.query(`ALTER DATABASE ${client.escapeIdentifier(unfinished)} RENAME TO ${client.escapeIdentifier(database)}`);
  });
}

/** @param {SchemaOptions} options @param {string} database @param {string} schema */
const updateTables = (options, database, schema) => runTool(options, database, ['update-schema', '--schema-name', schema]);

/** @param {SchemaOptions} options @param {string} database @param {string[]} words */
async function runTool({ sqlTool, store, signal }, database, words) {
  const { PATH, SystemRoot, HOME } = process.env;
  const answer = await run(
    sqlTool,
    ['--plugin', 'postgres12', '--endpoint', store.host, '--port', String(store.port), '--user', store.user, '--database', database, ...words],
    // The password by the environment: a command line can be read by everybody on the machine.
    { env: { PATH, SystemRoot, HOME, SQL_PASSWORD: store.password }, ...(signal ? { signal } : {}) },
  );
  if (answer.code === 0) return;
  const told = answer.output.trim().split('\n').slice(-3).join(' ').replaceAll(store.password, '…');
  throw new Stop(`The tables of the Temporal server could not be prepared in the database "${database}" (${words[0]}): ${told}`);
}

/**
 * What a test run made.
 * @param {string} superuserUrl
 * @param {Store} store
 */
export async function dropSchema(superuserUrl, { user, main, visibility }) {
  await withClient(superuserUrl, async (client) => {
    for (const database of [main, visibility]) await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(database)} WITH (FORCE)`);
    await client.query(`DROP ROLE IF EXISTS ${client.escapeIdentifier(user)}`);
  });
}
