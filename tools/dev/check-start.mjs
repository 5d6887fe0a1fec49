// @ts-check
// What the product checks when it starts, asked before anything is started anew: packs, contracts and what they say of each other.
import 'reflect-metadata';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { project } from '../servers/files.mjs';

/** @param {string} file */
const built = (file) => import(pathToFileURL(join(project, 'dist', file)).href);
const folder = process.argv[2] ?? 'packs';

/** A catalogue that is no JSON, with its line: the parser tells of a character only. @param {string} path */
function checkJson(path) {
  const text = readFileSync(join(project, path), 'utf8');
  try {
    JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const at = Number(/position (\d+)/.exec(reason)?.[1] ?? 0);
    throw new Error(`${path}:${text.slice(0, at).split('\n').length}: this is no JSON: ${reason}`, { cause: error });
  }
}

try {
  const texts = ['apps/api/texts', ...readdirSync(join(project, 'processes')).map((name) => `processes/${name}/texts`)];
  for (const path of texts.filter((path) => existsSync(join(project, path)))) for (const file of readdirSync(join(project, path))) checkJson(`${path}/${file}`);
  const { Pack } = await built('libs/domain/src/packs/pack.service.js');
  const { Contracts } = await built('apps/api/src/tasks/contracts.js');
  const { Texts } = await built('apps/api/src/texts/texts.js');
  const packs = readdirSync(join(project, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  new Contracts(packs.map(({ name }) => Pack.read(join(project, folder, name))));
  new Texts();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
