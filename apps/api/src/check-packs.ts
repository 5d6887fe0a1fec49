import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ProcessDefinition } from '#kit/contract/define-process.js';
import { projectFolder } from '#domain/config/project-folder.js';
import { contractFiles } from '#domain/packs/contract-files.js';
import { checkPack } from '#domain/packs/check-pack.js';
import { faultsOf, findingText } from '#domain/packs/finding.type.js';
import { sourceOf } from '#domain/packs/pack-source.js';
import { readProcessTexts, unusedTexts } from '#domain/packs/process-texts.js';
import { CONTRACTS } from '#processes/index/contracts.js';

/** `npm run pack:check [folder…]`: holds packs against this build and prints everything that is wrong, not only the first. */
function main(given: readonly string[]): void {
  const packs = join(projectFolder(), 'packs');
  const folders =
    given.length > 0
      ? given.map((folder) => resolve(folder))
      : readdirSync(packs, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [join(packs, entry.name)] : []));
  const processes = CONTRACTS as readonly ProcessDefinition[];
  const texts = readProcessTexts(processes.map(({ name }) => name));
  const findings = [
    ...folders.flatMap((folder) => checkPack(sourceOf(folder), { processes, texts, contracts: contractFiles() })),
    ...processes.flatMap((process) => unusedTexts(process, texts)),
  ];
  const lines = new Set(findings.map(findingText));
  for (const line of lines) process.stdout.write(`${line}\n`);
  const faults = new Set(faultsOf(findings).map(findingText)).size;
  const words = folders.length === 1 ? '1 pack' : `${folders.length} packs`;
  process.stdout.write(faults === 0 ? `${words} checked: all is right.\n` : `${words} checked: ${faults} to correct.\n`);
  process.exitCode = faults === 0 ? 0 : 1;
}

main(process.argv.slice(2));
