import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { findCompose } from '../../tools/checks/compose.mjs';
import { findImage, instructionsOf, keptBack } from '../../tools/checks/image.mjs';
import { readTree, treeOf, type Tree } from '../../tools/checks/tree.mjs';
import { writeConfig } from '../../tools/servers/temporal-config.mjs';

const real = readTree();

/** The project's own file with one thing changed in it. */
function changed(file: string, from: string | RegExp, to: string): Tree {
  const text = real.read(file);
  const other = text.replace(from, to);
  expect(other).not.toBe(text); // what is changed must be there
  return { paths: real.paths, read: (path) => (path === file ? other : real.read(path)) };
}

const said = (findings: { message: string }[]) => findings.map(({ message }) => message).join('\n');

describe('the check of the compose file', () => {
  const compose = (from: string | RegExp, to: string) => said(findCompose(changed('docker-compose.yml', from, to)));

  it('is content with ours', () => {
    expect(findCompose(real)).toEqual([]);
  });

  it.each<[string, string | RegExp, string, string]>([
    ['a word that Compose does not know', '    stop_grace_period: 60s', '    stop_grace: 60s', 'must NOT have additional properties'],
    [
      'an image of whatever is latest',
      'image: postgres:18.4-bookworm\n',
      'image: postgres:latest\n',
      'postgres runs "postgres:latest", which is not one version',
    ],
    ['an image of no version', 'temporalio/server:1.31.2', 'temporalio/server', 'temporal runs "temporalio/server", which is not one version'],
    ['another version of ours', ':-0.1.0}', ':-0.0.9}', 'but this is version 0.1.0'],
    [
      'a program that is not built',
      'dist/apps/worker/src/main.js',
      'dist/apps/worker/src/index.js',
      'worker runs dist/apps/worker/src/index.js, which is not built',
    ],
    ['a secret that nobody made', '  session_secret: {', '  session_key: {', 'api names the secret "session_secret", which is not declared'],
    ['a password in the environment', "API_POOL: '20'", "DATABASE_URL: 'postgresql://a:b@c/d'", 'DATABASE_URL of api must be the path of a secret'],
    [
      'a secret that is read and not given',
      'secrets: [database_url, database_system_url, session_secret, metrics_token]',
      'secrets: [database_url, database_system_url, metrics_token]',
      'api reads the secret "session_secret"',
    ],
    ['a network that is not there', 'networks: [front, data, engine]', 'networks: [front, data, motor]', 'names the network "motor"'],
    ['a volume that is not there', "volumes: ['files:/data/files']", "volumes: ['papers:/data/files']", 'names the volume "papers"'],
    [
      'a file that is not there',
      './deploy/temporal/dynamic.yaml:',
      './deploy/temporal/static.yaml:',
      'mounts ./deploy/temporal/static.yaml, which is not there',
    ],
    [
      'a mount that may be written',
      './deploy/postgres:/docker-entrypoint-initdb.d:ro',
      './deploy/postgres:/docker-entrypoint-initdb.d',
      'may write into ./deploy/postgres',
    ],
    [
      'a database that leads outside',
      '    networks: [data]\n    # By TCP',
      '    networks: [data, front]\n    # By TCP',
      'postgres is on front, which leads outside',
    ],
    ['a network that is not internal', 'data: { internal: true }', 'data: {}', 'worker is on data, which leads outside'],
    [
      'a published engine',
      '    tmpfs: [/tmp]\n    networks: [data, engine]\n    depends_on:\n      temporal-schema',
      "    ports: ['127.0.0.1:7233:7233']\n    networks: [data, engine]\n    depends_on:\n      temporal-schema",
      'temporal is published: only the api is',
    ],
    ['an api that everybody reaches', ':-127.0.0.1:3000}', ':-0.0.0.0:3000}', 'api is published as 0.0.0.0:3000:3000, to everybody'],
    [
      'a wait for a beginning',
      'temporal: { condition: service_healthy }',
      'temporal: { condition: service_started }',
      'waits only for the beginning of temporal',
    ],
    ['a job that is started again and again', '  restart: on-failure:5', '  restart: always', 'migrate is a job, and would be started again'],
    [
      'a service without health',
      /    healthcheck:\n      test: \[CMD, node, deploy\/healthy.mjs, 'http:\/\/127.0.0.1:9464\/health\/ready'\]\n(      .*\n)*/,
      '',
      'worker does not say whether it is healthy',
    ],
    ['a filesystem that may be written', '  read_only: true', '  read_only: false', 'api may write into its root filesystem'],
    ['rights of the kernel', '  cap_drop: [ALL]', '  cap_drop: [NET_RAW]', 'postgres keeps rights of the kernel'],
    ['new privileges', 'no-new-privileges:true', 'no-new-privileges:false', 'may gain rights'],
    ['root', "user: '999:999'", "user: '0:0'", 'postgres runs as root'],
    ['no limit', "limits: { cpus: '1', memory: 1g, pids: 256 }", "limits: { cpus: '1', pids: 256 }", 'api has no limit of memory'],
  ])('finds %s', (_what, from, to, sentence) => {
    expect(compose(from, to)).toContain(sentence);
  });
});

describe('the check of the image', () => {
  const image = (from: string | RegExp, to: string, file = 'Dockerfile') => said(findImage(changed(file, from, to)));

  it('is content with ours', () => {
    expect(findImage(real)).toEqual([]);
  });

  it.each<[string, string | RegExp, string, string]>([
    ['whatever is latest', 'node:24.18.0-bookworm-slim AS base', 'node:latest AS base', '"node:latest" is not one version'],
    ['a major version only', 'node:24.18.0-bookworm-slim AS base', 'node:24-bookworm-slim AS base', 'is not one version'],
    ['a source that is not there', 'COPY packs packs', 'COPY pakcs packs', '"pakcs" is not there'],
    ['a stage that is not there', 'COPY --from=packages', 'COPY --from=package', 'There is no stage called "package"'],
    ['a user by name', 'USER 10001:10001', 'USER reglament', 'a user by number that is not root'],
    ['root', 'USER 10001:10001\n', '', 'a user by number that is not root'],
    ['root by number', 'USER 10001:10001', 'USER 0', 'a user by number that is not root'],
    ['a secret', 'ENV NODE_ENV=production', 'ENV SESSION_SECRET=abc NODE_ENV=production', 'does not belong into an image'],
    ['a download', 'COPY packs packs', 'ADD packs packs', 'use COPY'],
    ['no health', /\nHEALTHCHECK .*/, '', 'The image says no HEALTHCHECK'],
    ['a shell before the program', 'CMD ["node", "dist/apps/api/src/main.js"]', 'CMD node dist/apps/api/src/main.js', 'CMD is written as a list'],
    ['a program that is not built', '"dist/apps/api/src/main.js"]', '"dist/apps/api/main.js"]', '"dist/apps/api/main.js" is not built'],
  ])('finds %s', (_what, from, to, sentence) => {
    expect(image(from, to)).toContain(sentence);
  });

  it('knows what .dockerignore keeps back', () => {
    expect(image('!packs\n', '', '.dockerignore')).toContain('"packs" is not there, or .dockerignore keeps it back');
    const back = keptBack('*\n!apps\n**/*.spec.ts\nprocesses/*/history\n');
    expect(['apps/a/b.ts', 'apps/a/b.spec.ts', 'README.md', 'processes/x/history/1.json'].map(back)).toEqual([false, true, true, true]);
    expect(findImage(treeOf({}))).toHaveLength(1);
  });

  it('reads instructions over several lines, with comments between', () => {
    expect(instructionsOf('FROM a AS b\n# no\nRUN one \\\n# no\n  two\n')).toEqual([
      { word: 'FROM', rest: 'a AS b', line: 1 },
      { word: 'RUN', rest: 'one two', line: 3 },
    ]);
  });
});

describe('Temporal by compose', () => {
  it('is set as the launcher sets it, but for addresses, the password and what it writes into its log', () => {
    const dir = mkdtempSync(join(tmpdir(), 'reglament-settings-'));
    try {
      const ports = { frontend: [7233, 6933], history: [7234, 6934], matching: [7235, 6935], worker: [7239, 6939] } as const;
      const file = writeConfig({
        dir,
        ports: Object.fromEntries(Object.entries(ports).map(([name, [grpc, membership]]) => [name, { grpc, membership }])),
        store: { host: 'postgres', port: 5432, user: 'temporal', password: 'x', main: 'temporal', visibility: 'temporal_visibility' },
      });
      const differing = (_key: string, value: unknown) => (['log', 'password', 'passwordCommand', 'bindOnIP', 'filepath'].includes(_key) ? undefined : value);
      const plain = (settings: unknown) => JSON.parse(JSON.stringify(settings, differing)) as unknown;
      expect(plain(parse(real.read('deploy/temporal/server.yaml')))).toEqual(plain(JSON.parse(readFileSync(file, 'utf8'))));
      expect(parse(real.read('deploy/temporal/dynamic.yaml'))).toEqual(JSON.parse(readFileSync(join(dir, 'dynamic.yaml'), 'utf8')));
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
});
