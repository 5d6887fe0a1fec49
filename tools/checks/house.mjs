// @ts-check
// Manners of the house that need no compiler: names of files, tests that are left out, unfinished work, paths of somebody's machine.
import { dirname, join, parse, relative, sep } from 'node:path';
import { asProgram, isTest, lineAt, project } from './tree.mjs';

/** @typedef {import('./tree.mjs').Tree} Tree */
/** @typedef {import('./tree.mjs').Finding} Finding */

/** What a file is, after the dot: `person.entity.ts`. A file of one plain thing has no role: `human-task.ts`. */
const ROLES = new Set([
  ...[
    'contract',
    'workflow',
    'activities',
    'api',
    'ui',
    'entity',
    'repository',
    'service',
    'rule',
    'type',
    'controller',
    'module',
    'dto',
    'guard',
    'filter',
    'interceptor',
    'pipe',
  ],
  ...[
    'middleware',
    'decorator',
    'gateway',
    'provider',
    'strategy',
    'subscriber',
    'presenter',
    'config',
    'spec',
    'e2e-spec',
    'd',
    'module.css',
    'fixture',
    'bench',
  ],
]);
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Components of React are named like what they export. */
const COMPONENT = /^[A-Z][A-Za-z0-9]*$/;
const SAYS_NOTHING = /(^|-)(utils?|helpers?|common|misc|shared|stuff)(-|$)|^manager$/;
const UNFINISHED = new RegExp(`\\b(${['TO-DO', 'FIX-ME', 'HA-CK', 'XX-X'].map((word) => word.replace('-', '')).join('|')})\\b`);
const LEFT_OUT = /\b(it|test|describe)\.(only|skip|todo|failing)\b|\b(xit|xtest|xdescribe|fit|fdescribe)\(/;
const SOMEBODYS_HOME = /(?<![\w.$}-])\/(home|Users|root)\/[\w.-]+|\b[A-Z]:\\Users\\/;

/**
 * @param {Tree} tree
 * @param {string} [root] the folder of this checkout: its path must not stand in a file
 * @returns {Finding[]}
 */
export function findHouse(tree, root = project) {
  return [
    ...tree.paths.flatMap(checkName),
    ...tree.paths
      .filter((path) => READ.test(path) && !/(^|\/)(package-lock\.json|go\.sum)$/.test(path))
      .flatMap((path) => checkText(path, tree.read(path), root)),
  ];
}

const READ = /\.(ts|tsx|mjs|cjs|js|json|md|ya?ml|html|css|sh|sql|go|mod|xml)$|(^|\/)\.ci\/[^/]+$|(^|\/)\.(gitignore|editorconfig|prettierignore)$/;

/** @param {string} path @returns {Finding[]} */
function checkName(path) {
  const match = /^(apps|libs|processes|test|tools)\/(.*\/)?([^/]+)\.(ts|tsx|mjs|cjs)$/.exec(path);
  if (!match) return [];
  const [, , folders = '', name = '', extension] = match;
  const tell = (/** @type {string} */ message) => [{ file: path, line: 1, message }];
  const vague = folders.split('/').find((folder) => SAYS_NOTHING.test(folder));
  if (vague) return tell(`"${vague}" says nothing about what is in the folder: name the subject.`);
  if (/^(vite|jest|tsup)\.config$/.test(name)) return [];
  const [stem = '', ...rest] = name.split('.');
  const [role, ...more] = rest.filter((part) => part !== 'spec' && part !== 'd' && part !== 'e2e-spec');
  if (SAYS_NOTHING.test(stem)) return tell(`"${stem}" says nothing about what the file promises: name that.`);
  if (!KEBAB.test(stem.replace(/^\d+-/, '')) && !(extension === 'tsx' && COMPONENT.test(stem)))
    return tell(
      `File names are in kebab-case, such as "call-list.service.ts"${extension === 'tsx' ? ' (components: like what they export, "CallList.tsx")' : ''}.`,
    );
  if (role !== undefined && (more.length > 0 || !ROLES.has(role))) return tell(`".${[role, ...more].join('.')}" is no role of a file that the house knows.`);
  return [];
}

/**
 * @param {string} path
 * @param {string} text
 * @param {string} root
 * @returns {Finding[]}
 */
function checkText(path, text, root) {
  /** @type {Finding[]} */
  const findings = [];
  const look = (/** @type {RegExp} */ what, /** @type {(found: string) => string} */ sentence) => {
    for (const match of text.matchAll(new RegExp(what.source, `${what.flags}g`)))
      findings.push({ file: path, line: lineAt(text, match.index), message: sentence(match[0].trim()) });
  };
  const isCode = /\.(ts|tsx|mjs|cjs)$/.test(path);
  if (isCode) look(UNFINISHED, (found) => `"${found}": finish it, or write down what is missing where the team plans its work.`);
  if (isCode && !path.startsWith('tools/')) look(LEFT_OUT, (found) => `\`${found}\` leaves tests out.`);
  look(SOMEBODYS_HOME, (found) => `"${found}" is a path of one machine.`);
  if (dirname(root) !== parse(root).root)
    look(new RegExp(`${root.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`), (found) => `"${found}" is a path of this machine.`);
  if (!isTest(path)) {
    look(/(?<![\w./])(?:\.\.?\/)*\.\.\/[\w-][\w./-]*/, (found) => (leadsOut(root, path, found) ? `"${found}" leads out of the project.` : ''));
  }
  return findings.filter(({ message }) => message !== '');
}

/** @param {string} root @param {string} path @param {string} target */
const leadsOut = (root, path, target) => relative(root, join(root, dirname(path), target)).split(sep)[0] === '..';

asProgram(import.meta.url, findHouse);
