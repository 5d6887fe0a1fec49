import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { bundleStories } from '#kit/worker/bundle-stories.js';
import { harmfulChanges, type Change } from './harmful.js';
import { harmlessChanges } from './harmless.js';
import { allSources, type ProcessSources } from './process-sources.js';

const PROJECT = join(import.meta.dirname, '../..');
const FOLDER = join(PROJECT, '.cache/mutants');

/** A process with one change. */
export interface Mutant {
  readonly process: ProcessSources;
  readonly kind: string;
  readonly what: string;
  /** Whether cases that began before the change would be told otherwise by it. */
  readonly harmful: boolean;
  readonly story: string;
  readonly contract: string;
}

/** All changes of all processes, each once. */
export function allMutants(): Mutant[] {
  const mutants = allSources().flatMap((process) => [
    ...harmfulChanges(process).map((change) => mutantOf(process, change, true)),
    ...harmlessChanges(process).map((change) => mutantOf(process, change, false)),
  ]);
  const known = new Set<string>();
  return mutants.filter(({ story, contract }) => {
    const text = `${story}\n${contract}`;
    return !known.has(text) && known.add(text);
  });
}

function mutantOf(process: ProcessSources, { kind, what, story = [], contract = [] }: Change, harmful: boolean): Mutant {
  if (story.length + contract.length === 0) throw new Error(`"${kind}" of ${process.name} (${what}) changes nothing.`);
  return { process, kind, what, harmful, story: process.story.edited(story), contract: process.contract.edited(contract) };
}

/** Bundles many mutants at once, each under a workflow type of its own: see `typeOf`. By the product's own bundler, out of TypeScript. */
export async function bundleMutants(mutants: readonly Mutant[]): Promise<string> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'added.ts'), ADDED);
  const lines = [`import { tellStory } from '#kit/workflow/tell-story.js';`];
  for (const [number, mutant] of mutants.entries()) {
    const { name, story, contract } = mutant.process;
    const folder = join(FOLDER, `m${number}`);
    mkdirSync(folder);
    write(join(folder, `${name}.contract.ts`), placed(mutant.contract, contract.path));
    write(join(folder, `${name}.workflow.ts`), `import * as added from '../added.js';\nvoid added;\n${placed(mutant.story, story.path)}`);
    lines.push(
      `import { ${exported(contract.text, /export const (\w+) = defineProcess/)} as contract${number} } from './m${number}/${name}.contract.js';`,
      `import { ${exported(story.text, /export async function (\w+)/)} as tell${number} } from './m${number}/${name}.workflow.js';`,
      `const story${number} = tellStory(contract${number}, tell${number} as never);`,
      `export { story${number} as '${typeOf(mutant, number)}' };`,
    );
  }
  writeFileSync(join(FOLDER, 'index.ts'), `${lines.join('\n')}\n`);
  return bundleStories(join(FOLDER, 'index.ts'));
}

/** The workflow type of a mutant in its bundle. */
export function typeOf({ process }: Mutant, number: number): string {
  return `${process.name}~${number}`;
}

/** What mutations add to a story. */
const ADDED = `export { patched } from '@temporalio/workflow';
export { firstOf } from '#kit/workflow/first-of.js';
export { task, timer } from '#kit/workflow/hopes.js';
export { humanTask } from '#kit/workflow/human-task.js';
export { workingSleep } from '#kit/workflow/working-sleep.js';
`;

/** A mutant that is no TypeScript would be caught for the wrong reason. */
function write(path: string, text: string): void {
  const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true, compilerOptions: { target: ts.ScriptTarget.ES2022 } });
  if (diagnostics.length > 0) throw new Error(`${path}: ${ts.flattenDiagnosticMessageText(diagnostics[0]!.messageText, ' ')}\n${text}`);
  writeFileSync(path, text);
}

/** Imports of neighbours lead to where the source stands, but for its own contract, which is mutated with it. */
function placed(text: string, path: string): string {
  return text.replace(/from '(\.{1,2}\/[^']+)'/g, (whole, specifier: string) => {
    const file = join(dirname(path), specifier);
    return file.endsWith('.contract.js') && dirname(file) === dirname(path) ? whole : `from '${file}'`;
  });
}

function exported(text: string, pattern: RegExp): string {
  const name = pattern.exec(text)?.[1];
  if (!name) throw new Error(`Nothing like ${pattern} is exported.`);
  return name;
}
