// @ts-check
// Hooks of Node's module loader: an import of `./x.js` may mean `./x.ts`, and TypeScript is compiled when it is loaded.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** @type {{ transform: (source: string, options: object) => Promise<{ code: string }> }} */
const swc = createRequire(import.meta.url)('@swc/core');

/**
 * @param {string} name
 * @param {{ parentURL?: string }} context
 * @param {(name: string, context: object) => Promise<{ url: string }>} next
 */
export async function resolve(name, context, next) {
  if (/^\.{1,2}\/.*\.js$/.test(name) && context.parentURL?.endsWith('.ts')) {
    const source = new URL(name.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(fileURLToPath(source))) return next(source.href, context);
  }
  return next(name, context);
}

/**
 * @param {string} url
 * @param {object} context
 * @param {(url: string, context: object) => Promise<object>} next
 */
export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const file = fileURLToPath(url);
  const { code } = await swc.transform(await readFile(file, 'utf8'), {
    filename: file,
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'es6' },
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
  });
  return { format: 'module', shortCircuit: true, source: code };
}
