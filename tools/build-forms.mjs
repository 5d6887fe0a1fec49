// @ts-check
// Compiles the forms of all tasks to plain code, so that no validator is generated where the product runs: the strict content
// security policy of the pages forbids it. A contract that is wrong in itself stops here, with its file and line. Reads the compiled contracts in dist/ and writes generated/forms.cjs, or reads and writes the two
// files that it is told.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { draftForm, outcomeForm } from './forms/list-rules.mjs';

const project = join(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
const { default: Ajv } = require('ajv');
const { default: addFormats } = require('ajv-formats');
const { default: standalone } = require('ajv/dist/standalone');

const [from = 'dist/processes/index/contracts.js', to = 'generated/forms.cjs'] = process.argv.slice(2);

/** @typedef {{ kind: string, payload: import('./forms/list-rules.mjs').Form }} Message */
/** @typedef {import('./forms/list-rules.mjs').Form} Form */
/** @typedef {import('./forms/list-rules.mjs').Rule} Rule */
/** @typedef {{ form: Form, requires: readonly string[] }} Start */
/** @type {{ CONTRACTS: { name: string, start?: Start, messages?: Message[], tasks: { name: string, form: Form, outcomes: Record<string, Rule> }[] }[] }} */
const { CONTRACTS } = await import(pathToFileURL(join(project, from)).href);

/** @typedef {{ process: string, near: string, sentence: string }} Fault */
/** @type {{ checkContracts: (processes: object[]) => Fault[], placeOf: (fault: Fault, files: object[]) => { path: string, line: number } | undefined }} */
const { checkContracts, placeOf } = await import(pathToFileURL(join(project, 'dist/libs/process-kit/src/contract/check-contracts.js')).href);
/** @type {{ contractFiles: () => object[] }} */
const { contractFiles } = await import(pathToFileURL(join(project, 'dist/libs/domain/src/packs/contract-files.js')).href);

/** @param {Fault} fault With its file and line, as editors understand it. */
function told(fault) {
  const place = placeOf(fault, contractFiles());
  return place ? `${place.path}:${place.line}: ${fault.sentence}` : fault.sentence;
}

// Whether the pack has every deadline is asked when the product starts: a pack is data, and may come later.
const faults = checkContracts(CONTRACTS);

const ajv = new Ajv({ allErrors: true, strict: true, code: { source: true, lines: true } });
addFormats(ajv);
// What takes more than a pattern is looked at by `wrongValues` (libs/domain/src/forms), wherever a form is: phones, check digits, reasons of a pack.
for (const format of ['phone', 'inn']) ajv.addFormat(format, true);
// Above zero, as PostgreSQL's numeric(19, 4) takes it, and written in one way only: equal amounts are equal texts but for their last zeros.
ajv.addFormat('decimal', /^(?=[\d.]*[1-9])(?:0|[1-9]\d{0,14})(?:\.\d{1,4})?$/);
// `reasons`, `person` and `supplier` are looked up by the API; `widget` is for the web alone.
ajv.addKeyword({ keyword: ['reasons', 'person', 'widget'], schemaType: 'string' });
ajv.addKeyword({ keyword: ['future', 'supplier'], schemaType: 'boolean' });

/** @type {Record<string, string>} names of exports by key */
const names = {};
/** @param {string} key @param {object} form The whole schema. */
const add = (key, form) => {
  try {
    ajv.addSchema({ ...form, $id: key.replaceAll(' ', ':') });
    ajv.getSchema(key.replaceAll(' ', ':'));
  } catch (error) {
    const [process = '', near = 'form'] = key.replace(/^start /, '').split('.');
    faults.push({ process, near, sentence: `${key}: this form is no JSON Schema: ${error instanceof Error ? error.message : String(error)}.` });
  }
  names[`form_${Object.keys(names).length}`] = key;
};
for (const { name, start, tasks } of CONTRACTS) {
  if (start) add(`start ${name}`, outcomeForm(start.form, start));
  for (const task of tasks) {
    add(`${name}.${task.name}`, draftForm(task.form));
    for (const [outcome, rule] of Object.entries(task.outcomes)) add(`${name}.${task.name}.${outcome}`, outcomeForm(task.form, rule));
  }
}
const messages = new Map(CONTRACTS.flatMap((process) => process.messages ?? []).map((message) => [message.kind, message]));
for (const { kind, payload } of messages.values()) add(`message ${kind}`, outcomeForm(payload, {}));
if (faults.length > 0) {
  console.error(`The contracts are not right:\n${faults.map(told).join('\n')}`);
  process.exit(1);
}
const code = standalone(ajv, Object.fromEntries(Object.entries(names).map(([name, key]) => [name, key.replaceAll(' ', ':')])));
const byKey = Object.entries(names).map(([name, key]) => `${JSON.stringify(key)}: exports.${name}`);
mkdirSync(dirname(join(project, to)), { recursive: true });
writeFileSync(join(project, to), `${code}\nmodule.exports = { ${byKey.join(', ')} };\n`);
