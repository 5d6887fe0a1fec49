// @ts-check
// What each service of the compose file must say of itself: one version, how it is, what it may not, and who reaches it.
import { isBuilt, isPinned, programsOf } from './image.mjs';

/** @typedef {import('./tree.mjs').Tree} Tree */
/** @typedef {(near: string, message: string) => void} Tell `near`: the name beside which the finding stands */
/**
 * @typedef {object} Service
 * @property {string} [image]
 * @property {unknown} [build]
 * @property {string} [user]
 * @property {string} [restart]
 * @property {boolean} [read_only]
 * @property {string[]} [cap_drop]
 * @property {string[]} [cap_add]
 * @property {boolean} [privileged]
 * @property {string[]} [security_opt]
 * @property {string[]} [networks]
 * @property {string[]} [profiles]
 * @property {string[]} [ports]
 * @property {string[]} [secrets]
 * @property {string[]} [volumes]
 * @property {string | string[]} [command]
 * @property {Record<string, unknown>} [environment]
 * @property {{ options?: Record<string, string> }} [logging]
 * @property {{ disable?: boolean, test?: string[] }} [healthcheck]
 * @property {Record<string, { condition: string }>} [depends_on]
 * @property {{ resources?: { limits?: Record<string, unknown> } }} [deploy]
 */
/**
 * @typedef {object} Compose
 * @property {Record<string, Service>} services
 * @property {Record<string, { internal?: boolean }>} [networks]
 * @property {Record<string, object>} [volumes]
 * @property {Record<string, { file?: string }>} [secrets]
 */

/** Who may be reached from outside of the machine's containers. */
const OUTSIDE = new Set(['api']);

/** @param {Compose} compose @param {Tree} tree @param {Tell} tell */
export function checkServices(compose, tree, tell) {
  for (const [name, service] of Object.entries(compose.services)) {
    const say = (/** @type {string} */ message) => tell(name, `${name} ${message}`);
    checkImage(service, tree, say);
    checkHealth(name, service, { compose, say });
    checkWalls(service, say);
    checkReach(name, service, { compose, say });
    checkMounts(service, tree, say);
  }
}

/** @typedef {(message: string) => void} Say */

/** @param {Service} service @param {Tree} tree @param {Say} say */
function checkImage({ image = '', build, command = [] }, tree, say) {
  if (!isPinned(image)) say(`runs "${image}", which is not one version: write its tag with major and minor.`);
  if (build === undefined) return;
  const version = /** @type {{ version: string }} */ (JSON.parse(tree.read('package.json'))).version;
  if (!image.endsWith(`:${version}`)) say(`is built as "${image}", but this is version ${version}.`);
  for (const program of programsOf([command].flat().join(' '))) if (!isBuilt(program, tree)) say(`runs ${program}, which is not built from any source.`);
}

/** A job ends, and others wait for its end; whatever stays says how it is. @param {string} name @param {Service} service @param {{ compose: Compose, say: Say }} context */
function checkHealth(name, { restart = 'no', healthcheck, depends_on: waits = {} }, { compose, say }) {
  const awaited = Object.values(compose.services).flatMap(({ depends_on: others = {} }) => others[name]?.condition ?? []);
  const isJob = awaited.includes('service_completed_successfully');
  if (isJob && !/^(no|on-failure)/.test(restart)) say('is a job, and would be started again when it has ended: restart on failure only.');
  if (!isJob && restart !== 'unless-stopped' && restart !== 'always') say('is not started again when it ends: say restart.');
  if (!isJob && !healthcheck?.test) say('does not say whether it is healthy.');
  for (const [other, { condition }] of Object.entries(waits)) {
    const target = compose.services[other];
    if (!target) say(`waits for "${other}", which is not there.`);
    else if (condition === 'service_started') say(`waits only for the beginning of ${other}: wait until it is healthy, or has ended.`);
    else if (condition === 'service_healthy' && !target.healthcheck?.test) say(`waits for the health of ${other}, which tells none.`);
  }
}

/** @param {Service} service @param {Say} say */
function checkWalls(service, say) {
  if (service.read_only !== true) say('may write into its root filesystem: say read_only, and tmpfs for what it needs.');
  if (!service.cap_drop?.includes('ALL') || (service.cap_add?.length ?? 0) > 0) say('keeps rights of the kernel: say cap_drop: [ALL].');
  if (service.privileged || !service.security_opt?.includes('no-new-privileges:true')) say('may gain rights: say no-new-privileges.');
  if (/^(0|root)\b/.test(service.user ?? '')) say('runs as root.');
  const limits = service.deploy?.resources?.limits ?? {};
  for (const limit of ['cpus', 'memory', 'pids']) if (limits[limit] === undefined) say(`has no limit of ${limit}.`);
  if (service.logging?.options?.['max-size'] === undefined) say('may fill the disk with its log: limit it.');
}

/** @param {string} name @param {Service} service @param {{ compose: Compose, say: Say }} context */
function checkReach(name, { ports = [], networks = [], profiles = [] }, { compose, say }) {
  if (networks.length === 0) say('is on the default network, where everybody is: name its networks.');
  const open = networks.filter((network) => compose.networks?.[network]?.internal !== true);
  const wanted = OUTSIDE.has(name) || profiles.length > 0;
  if (!wanted && open.length > 0) say(`is on ${open.join(', ')}, which leads outside.`);
  if (!wanted && ports.length > 0) say('is published: only the api is.');
  for (const port of ports) if (!String(port).startsWith('127.0.0.1:')) say(`is published as ${port}, to everybody: begin with 127.0.0.1.`);
}

/** @param {Service} service @param {Tree} tree @param {Say} say */
function checkMounts({ volumes = [] }, tree, say) {
  for (const mount of volumes) {
    const [source = '', , mode] = mount.split(':');
    if (!source.startsWith('./')) continue;
    const path = source.slice(2);
    if (!tree.paths.some((one) => one === path || one.startsWith(`${path}/`))) say(`mounts ${source}, which is not there.`);
    if (mode !== 'ro') say(`may write into ${source}: mount it with :ro.`);
  }
}
