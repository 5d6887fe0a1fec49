// @ts-check
// The product for a measurement: api and worker as processes on servers of their own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { project } from '../servers/files.mjs';
import { choosePort } from '../servers/ports.mjs';
import { startForTests } from '../test-servers.mjs';

/** @typedef {{ url: string, appUrl: string, databaseUrl: string, superuserUrl: string, temporalAddress: string, memory: () => Record<string, number>, stop: () => Promise<void> }} BenchProduct */

/** @param {('api' | 'worker')[]} [wanted] @returns {Promise<BenchProduct>} */
export async function startProduct(wanted = ['api', 'worker']) {
  const servers = await startForTests();
  const port = await choosePort(undefined);
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    LOG_LEVEL: 'error',
    PORT: String(port),
    HOST: '127.0.0.1',
    DATABASE_URL: servers.appUrl,
    DATABASE_SYSTEM_URL: servers.systemUrl,
    DATABASE_OWNER_URL: servers.ownerUrl,
    TEMPORAL_ADDRESS: servers.temporalAddress,
    SESSION_SECRET: 'a secret of the benchmark, and of nothing else',
    RATE_PER_MINUTE: '10000000',
    LOGINS_PER_MINUTE: '1000',
    STARTS_PER_SECOND: '1000',
  };
  const migrate = spawn(process.execPath, [join(project, 'dist/apps/api/src/migrate.js')], { env, stdio: 'inherit' });
  await once(migrate, 'exit');
  const parts = wanted.map((name) => ({
    name,
    child: spawn(process.execPath, [join(project, `dist/apps/${name}/src/main.js`)], { env, stdio: ['ignore', 'ignore', 'inherit'] }),
  }));
  const url = `http://127.0.0.1:${port}/api/v1`;
  await until(async () => (await fetch(`${url}/health/ready`)).ok);
  return {
    url,
    appUrl: servers.appUrl,
    databaseUrl: servers.systemUrl,
    superuserUrl: servers.superuserUrl,
    temporalAddress: servers.temporalAddress,
    memory: () => Object.fromEntries(parts.map(({ name, child }) => [name, residentMegabytes(child.pid)])),
    async stop() {
      for (const { child } of parts) child.kill('SIGTERM');
      await Promise.all(parts.filter(({ child }) => child.exitCode === null).map(({ child }) => once(child, 'exit')));
      await servers.stop();
    },
  };
}

/** @param {number | undefined} pid @returns {number} resident memory in MB; 0 where the system has no /proc */
function residentMegabytes(pid) {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
  } catch {
    return 0; // no /proc on this system: not measured
  }
}

/** @param {() => Promise<unknown>} look @param {number} [patience] milliseconds */
export async function until(look, patience = 180_000) {
  for (const end = Date.now() + patience; Date.now() < end; await pause(25)) {
    const seen = await look().catch(() => undefined);
    if (seen) return;
  }
  throw new Error('Waited in vain.');
}

/** @param {string} url @param {string} login */
export async function signIn(url, login) {
  const response = await fetch(`${url}/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: 'reglament-demo' }),
  });
  const { csrfToken } = /** @type {{ csrfToken: string }} */ (await response.json());
  const headers = { cookie: String(response.headers.getSetCookie()[0]).split(';')[0] ?? '', 'x-csrf-token': csrfToken, 'content-type': 'application/json' };
  return {
    /** @param {string} path */
    get: async (path) => (await fetch(`${url}${path}`, { headers })).json(),
    /** @param {string} path @param {object} body */
    post: async (path, body) => {
      const answer = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { ...headers, 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify(body),
      });
      return { status: answer.status, body: answer.status === 204 ? null : await answer.json() };
    },
  };
}
