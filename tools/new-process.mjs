// @ts-check
// `npm run new:process NAME`: writes a process that runs at once, its tests included, and says what it wrote and what comes next.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { project, readTree } from './checks/tree.mjs';
import { camel, indexOf, pascal, RESERVED } from './generate-index.mjs';
import { formatted } from './new-process/formatted.mjs';
import { runMain, Stop } from './servers/stop.mjs';

const TEMPLATES = join(import.meta.dirname, 'new-process/templates');
const PACK = 'packs/west-technology';
const LONGEST = 40;
/** Names of folders that are no processes. */
const TAKEN = new Set(['index', 'shapes']);
/** The deadline of the task that a new process has: the pack's row, and how the README and the test speak of it. */
const DEADLINE = {
  row: { warn: '6 working hours', due: '1 working day', escalateTo: 'director' },
  texts: { warnText: '6 working hours', dueText: '1 working day' },
};

/**
 * Why this cannot be the name of a new process, or undefined where it can.
 * @param {string} name
 * @param {string} root folder of the project
 * @returns {string | undefined}
 */
export function whyNoName(name, root = project) {
  if (name === '') return 'Give it a name: `npm run new:process expense-approval`.';
  if (!/^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/.test(name))
    return `"${name}" is no name of a process: write it in small letters with hyphens, each word beginning with a letter, such as "expense-approval".`;
  if (name.length > LONGEST) return `"${name}" is longer than ${LONGEST} letters: it is part of ids, file names and labels. Say it in two or three words.`;
  if (RESERVED.has(camel(name)) || TAKEN.has(name)) return `"${name}" is a word of the program: call the process by what is done, such as "${name}-goods".`;
  if (existsSync(join(root, 'processes', name))) return `processes/${name} is there already: choose another name, or change that one.`;
  return undefined;
}

/**
 * Writes the folder, enters the process into the pack, and renews the index. Throws a sentence where the name cannot be.
 * @param {string} name
 * @param {string} [root] folder of the project
 * @returns {Promise<string[]>} the files that were written, from the project's folder
 */
export async function newProcess(name, root = project) {
  const why = whyNoName(name, root);
  if (why) throw new Stop(why);
  /** @type {string[]} */
  const written = [];
  const write = async (/** @type {string} */ file, /** @type {string} */ text) => {
    const path = join(root, file);
    mkdirSync(dirname(path), { recursive: true });
    const made = /\.(ts|json)$/.test(file) && !file.startsWith('processes/index/') ? await formatted(text, path) : text;
    writeFileSync(path, made);
    written.push(file);
  };
  for (const template of templates()) await write(fileOf(template, name), filled(readFileSync(join(TEMPLATES, template), 'utf8'), name));

  const about = /** @type {{ processes: string[] }} */ (JSON.parse(readFileSync(join(root, PACK, 'pack.json'), 'utf8')));
  about.processes.push(name);
  await write(`${PACK}/pack.json`, JSON.stringify(about));
  const deadlines = /** @type {Record<string, object>} */ (JSON.parse(readFileSync(join(root, PACK, 'deadlines.json'), 'utf8')));
  deadlines[`${name}.decide`] = { ...DEADLINE.row, source: name };
  await write(`${PACK}/deadlines.json`, JSON.stringify(deadlines, null, 2));

  const tree = readTree(root);
  for (const [file, text] of Object.entries(indexOf(tree))) if (!tree.paths.includes(file) || tree.read(file) !== text) await write(file, text);
  return written;
}

/** @returns {string[]} */
const templates = () =>
  readdirSync(TEMPLATES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.template'))
    .map((file) => file.replaceAll('\\', '/'))
    .toSorted();

/** `contract.ts.template` of leave-request is `processes/leave-request/leave-request.contract.ts`. @param {string} template @param {string} name */
function fileOf(template, name) {
  const file = template.replace(/\.template$/, '');
  return `processes/${name}/${/^[a-z]+\.ts$/.test(file) ? `${name}.${file}` : file}`;
}

/** @param {string} text @param {string} name */
function filled(text, name) {
  const spaced = name.replaceAll('-', ' ');
  /** @type {Record<string, string>} */
  const values = { name, camel: camel(name), Pascal: pascal(name), Title: `${spaced[0]?.toUpperCase()}${spaced.slice(1)}`, ...DEADLINE.texts };
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, key) => values[key] ?? '');
}

async function main() {
  const [name = '', ...more] = process.argv.slice(2);
  if (more.length > 0) throw new Stop(`One name at a time: "${[name, ...more].join('-')}"?`);
  const written = await newProcess(name);
  console.log(`Wrote the process ${name}:\n${written.map((file) => `  ${file}`).join('\n')}

It runs as it is:
  npm test -- processes/${name}
  npm run dev          then sign in as secretary1 and look under «Начать»

Then make it yours (docs/guides/a-new-process.md):
  1. processes/${name}/README.md            say what it is for
  2. processes/${name}/${name}.contract.ts  its forms, tasks and steps
  3. processes/${name}/${name}.workflow.ts  its story
  4. processes/${name}/texts/               its words in ru, en, zh
  5. ${PACK}/deadlines.json   its deadlines
  6. processes/${name}/${name}.spec.ts      what must hold
Before it is released, keep its history: npm run record -- ${name}`);
}

if (process.argv[1] !== undefined && pathToFileURL(process.argv[1]).href === import.meta.url) await runMain(main);
