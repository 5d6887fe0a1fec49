// @ts-check
// The files from which the full Temporal server reads its settings. Written anew at each start; the password in them
// is why nobody but the owner of the data folder may read them.
import { join } from 'node:path';
import { readState, writeState, writeWhole } from './files.mjs';
import { choosePort } from './ports.mjs';
import { host } from './temporal-process.mjs';
import { tuning } from './temporal-tuning.mjs';

/** @typedef {import('./temporal-schema.mjs').Store} Store */
/** @typedef {Record<string, { grpc: number, membership: number }>} Ports */

const services = ['frontend', 'history', 'matching', 'worker'];
/** Fixed for the life of a database: Temporal spreads the instances over so many parts, and cannot change that later. */
const shards = 4;
/** Each of the four services opens so many of its own; with the product's they must stay below what postgres-cluster.mjs allows. */
const connections = { main: 12, visibility: 3 };

/**
 * With one partition a task queue is one list: several partitions spread load over machines that are not there, and a
 * burst of starts waits in those to which no worker listens at that moment.
 */
const dynamic = {
  'matching.numTaskqueueReadPartitions': 1,
  'matching.numTaskqueueWritePartitions': 1,
  ...tuning,
};

/**
 * The remembered ports where they are free.
 * @param {string} dir
 * @returns {Promise<Ports>}
 */
export async function choosePorts(dir) {
  const file = join(dir, 'ports.json');
  const before = readState(file);
  /** @type {Ports} */
  const ports = {};
  /** @type {number[]} */
  const taken = [];
  for (const service of services) {
    const known = /** @type {Partial<Ports[string]>} */ (before[service] ?? {});
    const grpc = await choosePort(known.grpc, taken);
    const membership = await choosePort(known.membership, [...taken, grpc]);
    taken.push(grpc, membership);
    ports[service] = { grpc, membership };
  }
  writeState(file, { ...before, ...ports });
  return ports;
}

/**
 * JSON, which is YAML as well and leaves no question of quoting.
 * @param {{ dir: string, ports: Ports, store: Store }} options
 * @returns {string} the file for `--config-file`
 */
export function writeConfig({ dir, ports, store }) {
  const dynamicFile = join(dir, 'dynamic.yaml');
  writeState(dynamicFile, Object.fromEntries(Object.entries(dynamic).map(([name, value]) => [name, [{ value, constraints: {} }]])));
  const frontend = `${host}:${ports['frontend']?.grpc}`;
  const sql = (/** @type {string} */ databaseName, /** @type {number} */ count) => ({
    sql: {
      pluginName: 'postgres12',
      databaseName,
      connectAddr: `${store.host}:${store.port}`,
      connectProtocol: 'tcp',
      user: store.user,
      password: store.password,
      maxConns: count,
      maxIdleConns: count,
      maxConnLifetime: '1h',
    },
  });
  const config = {
    log: { stdout: true, level: 'error' },
    persistence: {
      defaultStore: 'main',
      visibilityStore: 'visibility',
      numHistoryShards: shards,
      datastores: { main: sql(store.main, connections.main), visibility: sql(store.visibility, connections.visibility) },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: host } },
    services: Object.fromEntries(
      Object.entries(ports).map(([service, { grpc, membership }]) => [service, { rpc: { grpcPort: grpc, membershipPort: membership, bindOnIP: host } }]),
    ),
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: { active: { enabled: true, initialFailoverVersion: 1, rpcName: 'frontend', rpcAddress: frontend } },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    archival: { history: { state: 'disabled' }, visibility: { state: 'disabled' } },
    namespaceDefaults: { archival: { history: { state: 'disabled' }, visibility: { state: 'disabled' } } },
    publicClient: { hostPort: frontend },
    dynamicConfigClient: { filepath: dynamicFile, pollInterval: '60s' },
  };
  const file = join(dir, 'server.yaml');
  writeWhole(file, `${JSON.stringify(config, null, 2)}\n`);
  return file;
}
