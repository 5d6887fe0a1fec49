import { chmodSync, cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { copyOf, instructionsOf, keptBack } from '../../tools/checks/image.mjs';
import { readTree } from '../../tools/checks/tree.mjs';

const PROJECT = join(import.meta.dirname, '../..');

/**
 * Puts into a folder what the last stage of the Dockerfile copies, as far as it goes without Docker: sources as .dockerignore lets them through, of the build
 * what is built here, of the packages those that are installed here. Nobody may write into it afterwards.
 */
export function imageFolder(folder: string): void {
  const tree = readTree();
  const back = keptBack(tree.read('.dockerignore'));
  const instructions = instructionsOf(tree.read('Dockerfile'));
  const last = instructions.findLastIndex(({ word }) => word === 'FROM');
  for (const { word, rest } of instructions.slice(last)) {
    if (word !== 'COPY') continue;
    const { from, sources, target } = copyOf(rest);
    for (const source of sources) {
      const path = source.replace(/^\/app\//, '');
      const to = join(folder, target === './' ? path : target);
      mkdirSync(dirname(to), { recursive: true });
      if (from === 'packages') symlinkSync(join(PROJECT, path), to);
      else if (from !== undefined) cpSync(join(PROJECT, path), to, { recursive: true });
      else
        copySources(
          tree.paths.filter((one) => !back(one) && (one === path || one.startsWith(`${path}/`))),
          path,
          to,
        );
    }
  }
  protect(folder);
}

function copySources(paths: readonly string[], source: string, target: string): void {
  for (const path of paths) {
    const to = `${target}${path.slice(source.length)}`;
    mkdirSync(dirname(to), { recursive: true });
    cpSync(join(PROJECT, path), to);
  }
}

/** As a read-only root filesystem is: root itself could still write, anybody else can not. */
function protect(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) protect(join(folder, entry.name));
    else if (entry.isFile()) chmodSync(join(folder, entry.name), 0o444);
  }
  chmodSync(folder, 0o555);
}
