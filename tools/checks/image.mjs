// @ts-check
// What can be said about the Dockerfile without Docker: what it copies is there and is not kept back by .dockerignore, its base is one version, and what
// runs in the end is not root, says how it is, and can be asked to end.
import { asProgram } from './tree.mjs';

/** @typedef {import('./tree.mjs').Tree} Tree */
/** @typedef {import('./tree.mjs').Finding} Finding */
/** @typedef {{ word: string, rest: string, line: number }} Instruction */
/** @typedef {{ name: string | undefined, base: string, line: number, steps: Instruction[] }} Stage */

const FILE = 'Dockerfile';
const IGNORED = '.dockerignore';

/**
 * The instructions of a Dockerfile; a line that ends with a backslash goes on, comments between count for nothing.
 * @param {string} text
 * @returns {Instruction[]}
 */
export function instructionsOf(text) {
  /** @type {Instruction[]} */
  const found = [];
  let open = '';
  let begun = 0;
  for (const [index, line] of text.split('\n').entries()) {
    if (/^\s*#/.test(line) || (open === '' && line.trim() === '')) continue;
    if (open === '') begun = index + 1;
    open += line.replace(/\\\s*$/, ' ');
    if (/\\\s*$/.test(line)) continue;
    const [, word = '', rest = ''] = /^\s*(\w+)\s+(.*)$/.exec(open) ?? [];
    found.push({ word: word.toUpperCase(), rest: rest.replaceAll(/\s+/g, ' ').trim(), line: begun });
    open = '';
  }
  return found;
}

/** @param {Instruction[]} instructions @returns {Stage[]} */
function stagesOf(instructions) {
  /** @type {Stage[]} */
  const stages = [];
  for (const { word, rest, line } of instructions) {
    if (word === 'FROM') {
      const [, base = '', name] = /^(?:--platform=\S+ )?(\S+)(?: AS (\S+))?$/i.exec(rest) ?? [];
      stages.push({ name, base, line, steps: [] });
    } else stages.at(-1)?.steps.push({ word, rest, line });
  }
  return stages;
}

/** Whether a base or an image is one version for ever, or the very bytes. @param {string} image */
export const isPinned = (image) => /@sha256:[0-9a-f]{64}$/.test(image) || /:v?\d+\.\d+(\.\d+)?([-.][\w.-]+)?$/.test(image);

/**
 * What .dockerignore keeps back: the last rule that fits a path counts.
 * @param {string} text
 * @returns {(path: string) => boolean}
 */
export function keptBack(text) {
  const rules = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ back: !line.startsWith('!'), like: likeOf(line.replace(/^!/, '').replace(/^\/|\/$/g, '')) }));
  return (path) => rules.findLast(({ like }) => like.test(path))?.back ?? false;
}

/** A rule names a path and all below it. @param {string} pattern */
function likeOf(pattern) {
  const parts = pattern.split('/').map((part) =>
    part === '**'
      ? '(?:[^/]+/)*'
      : `${part
          .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
          .replaceAll('*', '[^/]*')
          .replaceAll('?', '[^/]')}/`,
  );
  return new RegExp(`^${parts.join('').replace(/\/$/, '')}(?:/|$)`);
}

/**
 * @param {Tree} tree
 * @returns {Finding[]}
 */
export function findImage(tree) {
  if (!tree.paths.includes(FILE)) return [{ file: FILE, line: 1, message: 'There is no Dockerfile.' }];
  const stages = stagesOf(instructionsOf(tree.read(FILE)));
  const back = keptBack(tree.paths.includes(IGNORED) ? tree.read(IGNORED) : '');
  const sent = tree.paths.filter((path) => !back(path));
  return [...checkBases(stages), ...stages.flatMap((stage) => checkCopies(stage, stages, sent)), ...checkRuntime(stages, tree)].map((finding) => ({
    file: FILE,
    ...finding,
  }));
}

/** @param {Stage[]} stages */
function checkBases(stages) {
  return stages
    .filter(({ base }, at) => !stages.slice(0, at).some(({ name }) => name === base) && !isPinned(base))
    .map(({ base, line }) => ({ line, message: `"${base}" is not one version: write its tag with major, minor and patch.` }));
}

/** @param {Stage} stage @param {Stage[]} stages @param {string[]} sent */
function checkCopies(stage, stages, sent) {
  /** @type {{ line: number, message: string }[]} */
  const findings = [];
  for (const { word, rest, line } of stage.steps) {
    if (word === 'ADD') findings.push({ line, message: 'ADD unpacks and downloads: use COPY.' });
    if ((word === 'ENV' || word === 'ARG') && /(PASSWORD|SECRET|TOKEN|API_KEY|DATABASE\w*URL)\w*=\S/.test(rest) && !/_FILE=/.test(rest))
      findings.push({ line, message: 'What is secret does not belong into an image: everybody who has the image can read it.' });
    if (word !== 'COPY') continue;
    const { from, sources } = copyOf(rest);
    if (from !== undefined && !stages.some(({ name }) => name === from)) findings.push({ line, message: `There is no stage called "${from}".` });
    if (from !== undefined) continue;
    for (const source of sources.filter((path) => !sent.some((one) => one === path || one.startsWith(`${path}/`))))
      findings.push({ line, message: `"${source}" is not there, or .dockerignore keeps it back.` });
  }
  return findings;
}

/** @param {string} rest of a COPY @returns {{ from: string | undefined, sources: string[], target: string }} */
export function copyOf(rest) {
  const words = rest.split(' ');
  const flags = words.filter((word) => word.startsWith('--'));
  const paths = words.filter((word) => !word.startsWith('--'));
  const from = flags.find((flag) => flag.startsWith('--from='))?.slice('--from='.length);
  return { from, sources: paths.slice(0, -1).map((path) => path.replace(/^\.\//, '').replace(/\/$/, '')), target: paths.at(-1) ?? '' };
}

/** What stands in the last stage, and therefore counts. @param {Stage[]} stages @param {Tree} tree */
function checkRuntime(stages, tree) {
  const last = stages.at(-1);
  if (last === undefined) return [{ line: 1, message: 'The Dockerfile has no stage.' }];
  const at = (/** @type {string} */ word) => last.steps.findLast((step) => step.word === word);
  /** @type {{ line: number, message: string }[]} */
  const findings = [];
  const tell = (/** @type {string} */ message, line = last.line) => findings.push({ line, message });
  const user = at('USER');
  if (!user || !/^[1-9]\d*(:[1-9]\d*)?$/.test(user.rest))
    tell('The image must end as a user by number that is not root: an orchestrator cannot tell who a name is.', user?.line);
  if (user && last.steps.some(({ word, line }) => word === 'RUN' && line > user.line)) tell('Nothing is run behind USER: do it before.', user.line);
  for (const word of ['HEALTHCHECK', 'STOPSIGNAL', 'CMD', 'EXPOSE']) if (!at(word)) tell(`The image says no ${word}.`);
  for (const word of ['CMD', 'HEALTHCHECK']) {
    const step = at(word);
    if (step && !/\["/.test(step.rest)) tell(`${word} is written as a list: a shell in between would not hand signals on.`, step.line);
    for (const program of programsOf(step?.rest ?? '')) if (!isBuilt(program, tree)) tell(`"${program}" is not built from any source.`, step?.line);
  }
  return findings;
}

/** What `node` is told to run. @param {string} text @returns {string[]} */
export const programsOf = (text) => [...text.matchAll(/\bnode["']?,?\s*["']?([\w./-]+\.m?js)/g)].map(([, path = '']) => path);

/** @param {string} program @param {Tree} tree */
export function isBuilt(program, tree) {
  return tree.paths.includes(program.startsWith('dist/') ? program.slice('dist/'.length).replace(/\.js$/, '.ts') : program);
}

asProgram(import.meta.url, findImage);
