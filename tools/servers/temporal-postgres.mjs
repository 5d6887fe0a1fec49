// @ts-check
// The full Temporal server on the product's own PostgreSQL: its four services in one process, on 127.0.0.1 only.
// In `dir`: password, server.yaml, dynamic.yaml, ports.json, server.json (its process) and temporal.log.
import { join } from 'node:path';
import { newPassword, readIfThere, writeWhole } from './files.mjs';
import { answers, waitUntil } from './ports.mjs';
import { isAlive } from './processes.mjs';
import { choosePorts, writeConfig } from './temporal-config.mjs';
import { ensureNamespace, waitUntilServing } from './temporal-namespace.mjs';
import { host, runTemporal } from './temporal-process.mjs';
import { dropSchema, ensureSchema } from './temporal-schema.mjs';

/** @typedef {import('./temporal-process.mjs').Temporal} Temporal */

/**
 * @param {object} options
 * @param {import('./temporal-server-binary.mjs').ServerPrograms} options.programs
 * @param {string} options.dir
 * @param {string} options.superuserUrl of the PostgreSQL in which it keeps everything
 * @param {string} [options.name] of its role and its database; the second one is called `<name>_visibility`
 * @param {import('./say.mjs').Say} options.say
 * @param {AbortSignal | undefined} [options.signal]
 * @returns {Promise<Temporal>}
 */
export async function startTemporalOnPostgres({ programs, dir, superuserUrl, name = 'temporal', say, signal }) {
  const { hostname, port: databasePort } = new URL(superuserUrl);
  const store = { host: hostname, port: Number(databasePort), user: name, password: passwordOf(dir), main: name, visibility: `${name}_visibility` };
  await ensureSchema({ superuserUrl, store, sqlTool: programs.sqlTool, ...(signal ? { signal } : {}) });
  const server = await runTemporal({
    binary: programs.server,
    dir,
    mark: [join(dir, 'server.yaml'), 'start'],
    say,
    env: cleanEnvironment(),
    prepare: async () => {
      const ports = await choosePorts(dir);
      const file = writeConfig({ dir, ports, store });
      return { args: ['--config-file', file, '--allow-no-auth', 'start'], port: ports['frontend']?.grpc ?? 0 };
    },
    isUp: async ({ address, port, pid }) => {
      const alive = () => isAlive(pid);
      // Asked by TCP first: a client of gRPC that was refused once waits a second before it tries again.
      const listens = async () => {
        signal?.throwIfAborted();
        return !alive() || (await answers(port, host));
      };
      if (!(await waitUntil(listens, { timeout: 60_000 })) || !(await waitUntilServing({ address, alive, signal }))) return false;
      await ensureNamespace({ address, signal });
      return true;
    },
  });
  return {
    ...server,
    destroy: async () => {
      await server.stop();
      await dropSchema(superuserUrl, store);
    },
  };
}

/** @param {string} dir @returns {string} */
function passwordOf(dir) {
  const file = join(dir, 'password');
  const known = readIfThere(file)?.trim();
  if (known) return known;
  const made = newPassword();
  writeWhole(file, `${made}\n`);
  return made;
}

/** Nothing of the user's own settings for Temporal or PostgreSQL may lead the server elsewhere. */
function cleanEnvironment() {
  const mine = Object.entries(process.env).filter(([name]) => !/^(TEMPORAL_|PG|SQL_|DATABASE_|SESSION_SECRET)/.test(name));
  return Object.fromEntries(mine);
}
