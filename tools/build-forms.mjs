// @ts-check
// Compiles the forms of all tasks to plain code, so that no validator is generated where the product runs: the strict content
// security policy of the pages forbids it. Reads the compiled contracts in dist/ and writes generated/forms.cjs, or reads and writes the two
// files that it is told.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const project = join(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
const { default: Ajv } = require('ajv');
const { default: addFormats } = require('ajv-formats');
const { default: standalone } = require('ajv/dist/standalone');

const [from = 'dist/processes/index/contracts.js', to = 'generated/forms.cjs'] = process.argv.slice(2);

/** @typedef {{ kind: string, payload: object }} Message */
/** @type {{ CONTRACTS: { name: string, messages?: Message[], tasks: { name: string, form: object, outcomes: Record<string, { requires?: string[] }> }[] }[] }} */
const { CONTRACTS } = await import(pathToFileURL(join(project, from)).href);

const ajv = new Ajv({ allErrors: true, strict: true, code: { source: true, lines: true } });
addFormats(ajv);

/** @type {Record<string, string>} names of exports by key */
const names = {};
/** @param {string} key @param {object} form @param {readonly string[]} required */
const add = (key, form, required) => {
  ajv.addSchema({ ...form, $id: key.replaceAll(' ', ':'), required });
  names[`form_${Object.keys(names).length}`] = key;
};
for (const process of CONTRACTS) {
  for (const task of process.tasks) {
    add(`${process.name}.${task.name}`, task.form, []);
    for (const [outcome, rule] of Object.entries(task.outcomes)) add(`${process.name}.${task.name}.${outcome}`, task.form, rule.requires ?? []);
  }
}
const messages = new Map(CONTRACTS.flatMap((process) => process.messages ?? []).map((message) => [message.kind, message]));
for (const { kind, payload } of messages.values()) add(`message ${kind}`, payload, []);
const code = standalone(ajv, Object.fromEntries(Object.entries(names).map(([name, key]) => [name, key.replaceAll(' ', ':')])));
const byKey = Object.entries(names).map(([name, key]) => `${JSON.stringify(key)}: exports.${name}`);
mkdirSync(dirname(join(project, to)), { recursive: true });
writeFileSync(join(project, to), `${code}\nmodule.exports = { ${byKey.join(', ')} };\n`);
