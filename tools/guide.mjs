// @ts-check
// `npm run guide`: does what docs/guides/a-new-process.md says, block after block, in a copy of the project, and then what the house asks of
// every process. So the guide, the generator and the kit cannot part. It takes some minutes.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { project, readTree } from './checks/tree.mjs';
import { formatted } from './new-process/formatted.mjs';
import { run } from './servers/processes.mjs';
import { Stop, runMain } from './servers/stop.mjs';

const GUIDE = 'docs/guides/a-new-process.md';
/** What of `npm run checks` a new process can fail; requirements are claimed by whoever knows the regulation. */
const CHECKS = ['types', 'types-sandbox', 'lint', 'imports', 'texts', 'house', 'index', 'size'];

/** @typedef {{ kind: 'sh' | 'file' | 'merge' | 'remove', file: string, text: string, line: number }} Block */

/**
 * The blocks of a guide that do something, in their order. Throws a sentence for a block of code that says neither a file nor a command.
 * @param {string} text
 * @returns {Block[]}
 */
export function blocksOf(text) {
  /** @type {Block[]} */
  const blocks = [];
  for (const match of text.matchAll(/^```(\w+)(?: (file|merge|remove)=(\S+))?\n([\s\S]*?)^```$/gm)) {
    const [, language = '', kind, file = '', body = ''] = match;
    const line = text.slice(0, match.index).split('\n').length;
    if (language === 'text') continue;
    if (language !== 'sh' && kind === undefined) throw new Stop(`${GUIDE}:${line}: this block is never run: say file=, merge= or remove=, or make it "text".`);
    blocks.push({ kind: language === 'sh' ? 'sh' : /** @type {Block['kind']} */ (kind), file, text: body, line });
  }
  return blocks;
}

/** @param {Block} block @param {string} root */
export async function follow({ kind, file, text, line }, root) {
  const path = join(root, file);
  if (kind === 'sh') {
    for (const command of text.trim().split('\n')) await must(command.split(' '), { root, where: `${GUIDE}:${line}` });
    return;
  }
  const json = existsSync(path) && kind !== 'file' ? JSON.parse(readFileSync(path, 'utf8')) : {};
  if (kind === 'merge') Object.assign(json, JSON.parse(text));
  if (kind === 'remove') for (const key of JSON.parse(text)) delete json[key];
  const made = await formatted(kind === 'file' ? text : JSON.stringify(json, null, 2), path);
  if (kind === 'file' && made !== text) throw new Stop(`${GUIDE}:${line}: ${file} is not written as the house writes: format it.`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, made);
}

/** @param {string[]} command @param {{ root: string, where: string }} at */
async function must([program = '', ...words], { root, where }) {
  console.log(`${where}: ${[program, ...words].join(' ')}`);
  const answer = await run(program, words, { cwd: root, env: { ...process.env, NO_COLOR: '1' } });
  if (answer.code === 0) return;
  process.stderr.write(`${answer.output.trim().split('\n').slice(-60).join('\n')}\n`);
  throw new Stop(`${where}: \`${[program, ...words].join(' ')}\` failed; its last lines are above.`);
}

/** A copy of the project, with its packages. @returns {string} */
function copyOfProject() {
  const root = mkdtempSync(join(tmpdir(), 'reglament-guide-'));
  for (const path of readTree().paths) cpSync(join(project, path), join(root, path));
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'), 'junction');
  return root;
}

async function main() {
  const root = copyOfProject();
  try {
    for (const block of blocksOf(readFileSync(join(project, GUIDE), 'utf8'))) await follow(block, root);
    await must([process.execPath, 'tools/checks/all.mjs', ...CHECKS], { root, where: GUIDE });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  console.log(`${GUIDE}: every block was compiled and run.`);
}

if (process.argv[1] !== undefined && pathToFileURL(process.argv[1]).href === import.meta.url) await runMain(main);
