// @ts-check
// What a check reads and what it says. A check is a function from the tree of files to findings, so that its tests need no disk.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The folder of the project. */
export const project = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** @typedef {{ paths: string[], read: (path: string) => string }} Tree files by path from the project's folder, with slashes */
/** @typedef {{ file: string, line: number, message: string }} Finding */

const NOT_OURS = new Set(['node_modules', 'dist', 'generated', 'coverage', 'test-results', '.git', '.data', '.cache', 'secrets']);

/**
 * All files of the project that people write.
 * @param {string} [root]
 * @returns {Tree}
 */
export function readTree(root = project) {
  /** @type {string[]} */
  const paths = [];
  const gather = (/** @type {string} */ folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (NOT_OURS.has(entry.name)) continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) gather(path);
      else if (entry.isFile()) paths.push(path);
    }
  };
  gather('');
  return { paths: paths.toSorted(), read: (path) => readFileSync(join(root, path), 'utf8') };
}

/**
 * A tree out of texts, for tests.
 * @param {Record<string, string>} files
 * @returns {Tree}
 */
export function treeOf(files) {
  return { paths: Object.keys(files).toSorted(), read: (path) => files[path] ?? '' };
}

/** @param {string} text @param {number} offset */
export const lineAt = (text, offset) => text.slice(0, offset).split('\n').length;

/** Whether a file is a test or serves only tests. @param {string} path */
export const isTest = (path) => /\.(spec|e2e-spec)\.tsx?$/.test(path) || /^test\/|\/testing\//.test(path);

/**
 * Runs a check when its file is the program: prints `file:line: sentence` for each finding, and ends with 1 if there is any.
 * @param {string} url `import.meta.url` of the check
 * @param {(tree: Tree) => Finding[]} find
 */
export function asProgram(url, find) {
  if (process.argv[1] === undefined || pathToFileURL(process.argv[1]).href !== url) return;
  const findings = find(readTree());
  for (const { file, line, message } of findings) console.log(`${file}:${line}: ${message}`);
  process.exitCode = findings.length > 0 ? 1 : 0;
}
