// @ts-check
// Compiles the server's sources as often as they change, and tells `npm run dev` what became of it. A process of its own: the compiler
// keeps a processor busy for a second, in which pages must go on. Nothing is written while anything is wrong, so that what runs stays whole.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { project } from '../servers/files.mjs';

/** @typedef {{ is: 'wrong', text: string } | { is: 'compiled', files: string[] }} News `files`: what was written anew, from the project's folder */

const require = createRequire(import.meta.url);
/** @type {{ before: (options: object, program: ts.Program) => ts.TransformerFactory<ts.SourceFile> }} */
const swagger = require('@nestjs/swagger/plugin');
/** @type {{ compilerOptions: { plugins: { options: object }[] } }} */
const nest = JSON.parse(readFileSync(join(project, 'nest-cli.json'), 'utf8'));
const options = nest.compilerOptions.plugins[0]?.options ?? {};

/** @param {News} news */
const tell = (news) => process.send?.(news);

/** @type {ts.Diagnostic[]} */
let wrong = [];
/** @type {string[]} */
let written = [];

/** @type {ts.System} */
const system = {
  ...ts.sys,
  // The same text again is no change: nothing has to be started anew for it.
  writeFile: (path, text) => {
    if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
    ts.sys.writeFile(path, text);
    if (path.endsWith('.js')) written.push(relative(project, path).replaceAll('\\', '/'));
  },
};

const formats = { getCanonicalFileName: (/** @type {string} */ file) => file, getCurrentDirectory: () => project, getNewLine: () => '\n' };

const host = ts.createWatchCompilerHost(
  join(project, 'tsconfig.build.json'),
  { noEmitOnError: true },
  system,
  ts.createEmitAndSemanticDiagnosticsBuilderProgram,
  (diagnostic) => wrong.push(diagnostic),
  (_diagnostic, _newLine, _options, errors) => {
    if (errors === undefined) return; // it begins
    if (errors > 0) tell({ is: 'wrong', text: ts.formatDiagnostics(wrong, formats).trim() });
    else tell({ is: 'compiled', files: written });
    [wrong, written] = [[], []];
  },
);

const create = host.createProgram;
/** @param {Parameters<typeof create>} given */
host.createProgram = (...given) => {
  const builder = create(...given);
  const emit = builder.emit.bind(builder);
  /** @param {Parameters<typeof emit>} words */
  builder.emit = (...words) => {
    words[4] = { before: [swagger.before(options, builder.getProgram())] };
    return emit(...words);
  };
  return builder;
};

process.on('disconnect', () => process.exit(0));
ts.createWatchProgram(host);
