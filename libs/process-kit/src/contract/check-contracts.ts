import { MOST_ROWS, type FlatField, type FormSchema, type ListField, type OutcomeRule } from './define-task.js';
import type { MessageDefinition } from './define-message.js';
import type { ProcessDefinition, StepWork } from './define-process.js';

/** Something wrong with a contract: of which process, near which word of its file, and a sentence that says what to do. */
export interface ContractFault {
  process: string;
  /** The quoted or plain word near which the fault is written, such as a task's name. */
  near: string;
  sentence: string;
}

type Report = (near: string, sentence: string) => void;

const FIELD_TYPES: readonly unknown[] = ['string', 'integer', 'number', 'boolean'];

/** All that is wrong with a set of contracts, for a developer; empty when they fit together. */
export function checkContracts(processes: readonly ProcessDefinition[]): ContractFault[] {
  const faults: ContractFault[] = [];
  const names = new Set<string>();
  for (const process of processes) {
    const { name } = process;
    const report: Report = (near, sentence) => faults.push({ process: name, near, sentence });
    if (names.has(name)) report(name, `Two processes are called "${name}": rename one of them.`);
    names.add(name);
    checkStart(process, report);
    checkSteps(process, report);
    checkWork(process, processes, report);
    checkTasks(process, report);
  }
  checkMessages(processes, faults);
  return faults;
}

/** What is started by hand has a form for it, and nothing else has. */
function checkStart({ name, startedBy, start }: ProcessDefinition, report: Report): void {
  if (startedBy === 'person' && !start) report(name, `${name}: a person starts it, so it needs "start" (defineStart).`);
  if (startedBy !== 'person' && start) report(name, `${name}: it has "start", so it must say startedBy: 'person'.`);
  if (!start) return;
  if (start.roles.length === 0) report('roles', `${name}: nobody may start it; name at least one role in "roles".`);
  checkForm(start.form, `${name}, the start form`, report);
  for (const field of start.requires)
    if (!Object.hasOwn(start.form.properties ?? {}, field)) report(field, `${name}: the start form requires "${field}", which it does not have.`);
}

function checkSteps({ name, steps }: ProcessDefinition, report: Report): void {
  const reached = new Set<string>([Object.keys(steps)[0] ?? '']);
  for (const [from, moves] of Object.entries(steps)) {
    for (const to of moves) {
      reached.add(to);
      if (!Object.hasOwn(steps, to)) report(to, `${name}: step "${from}" leads to "${to}", which is not a step.`);
    }
  }
  for (const step of Object.keys(steps)) if (!reached.has(step)) report(step, `${name}: no step leads to "${step}".`);
}

/** What the map says of a step is there: its tasks in this contract, its child among all. */
function checkWork({ name, steps, tasks, work = {} }: ProcessDefinition, processes: readonly ProcessDefinition[], report: Report): void {
  for (const [step, { tasks: done = [], child }] of Object.entries(work) as [string, StepWork][]) {
    if (!Object.hasOwn(steps, step)) report(step, `${name}: "work" speaks of "${step}", which is not a step.`);
    for (const task of done)
      if (!tasks.some((one) => one.name === task)) report(task, `${name}: "work" of step "${step}" names the task "${task}", which the process does not have.`);
    if (child !== undefined && !processes.some((one) => one.name === child))
      report(child, `${name}: step "${step}" starts the process "${child}", which there is not.`);
  }
}

function checkTasks({ name, tasks, steps }: ProcessDefinition, report: Report): void {
  const names = new Set<string>();
  for (const task of tasks) {
    const where = `${name}.${task.name}`;
    if (names.has(task.name)) report(task.name, `${where}: two tasks have this name.`);
    names.add(task.name);
    checkForm(task.form, where, report);
    const outcomes = Object.entries(task.outcomes);
    if (outcomes.filter(([, rule]) => rule.main).length !== 1) report(task.name, `${where}: exactly one outcome must be the main one.`);
    for (const [outcome, { requires = [], leadsTo, ...rows }] of outcomes) {
      for (const field of requires)
        if (!Object.hasOwn(task.form.properties ?? {}, field))
          report(field, `${where}: outcome "${outcome}" requires "${field}", which the form does not have.`);
      if (leadsTo !== undefined && !Object.hasOwn(steps, leadsTo))
        report(leadsTo, `${where}: outcome "${outcome}" leads to "${leadsTo}", which is not a step.`);
      checkRows(task.form, { requires, ...rows }, (field, what) => report(field, `${where}: outcome "${outcome}" ${what}`));
    }
  }
}

/** Rows are counted only in lists, by whole numbers, and not against what the outcome itself requires; more is asked of them only in cells that they have. */
function checkRows({ properties }: FormSchema, { requires = [], atMost = {}, inRows = {} }: OutcomeRule, report: Report): void {
  for (const [field, cells] of Object.entries(inRows)) {
    const schema = Object.hasOwn(properties ?? {}, field) ? properties[field] : undefined;
    if (schema?.type !== 'array') report(field, `has "inRows" for "${field}", which is no list of the form.`);
    else
      for (const cell of cells ?? [])
        if (!Object.hasOwn(schema.items?.properties ?? {}, cell)) report(field, `requires "${cell}" in each row of "${field}", which its rows do not have.`);
  }
  for (const [field, most] of Object.entries(atMost)) {
    const schema = Object.hasOwn(properties ?? {}, field) ? properties[field] : undefined;
    if (schema?.type !== 'array') report(field, `has "atMost" for "${field}", which is no list of the form.`);
    else if (!isCount(most, 0, schema.maxItems) || (requires.includes(field) && Number(most) < (schema.minItems ?? 1)))
      report(field, `allows at most ${String(most)} rows of "${field}": give a whole number that the list can have.`);
  }
}

const isCount = (value: unknown, least: number, most: number) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most;

/** The compiler looks at this, too; what was forced upon it (`as`, a file of JSON) comes to light here, before ajv speaks of it without a place. */
function checkForm(form: FormSchema, where: string, report: Report): void {
  const near = where.split('.')[1] ?? 'form';
  if (form?.type !== 'object' || form.additionalProperties !== false || typeof form.properties !== 'object' || form.properties === null)
    return report(near, `${where}: a form is {type: 'object', additionalProperties: false, properties: {…}}.`);
  for (const [field, schema] of Object.entries(form.properties))
    if (schema?.type === 'array') checkList(schema, `${where}: list "${field}"`, (sentence) => report(field, sentence));
    else if (!FIELD_TYPES.includes(schema?.type)) report(field, `${where}: field "${field}" has no type that a form knows: ${FIELD_TYPES.join(', ')}, array.`);
}

/** A list has flat rows and an end: without one a single request could bring a million of them. */
function checkList({ items, minItems = 0, maxItems }: ListField, list: string, report: (sentence: string) => void): void {
  if (items?.type !== 'object' || items.additionalProperties !== false || typeof items.properties !== 'object' || items.properties === null)
    return report(`${list} has rows {type: 'object', additionalProperties: false, properties: {…}}.`);
  if (!isCount(maxItems, 1, MOST_ROWS)) report(`${list} needs "maxItems", a whole number from 1 to ${MOST_ROWS}.`);
  else if (!isCount(minItems, 0, maxItems)) report(`${list} has "minItems" ${String(minItems)}: give a whole number that is not above "maxItems".`);
  for (const [field, schema] of Object.entries(items.properties) as [string, FlatField | ListField][])
    if (schema?.type === 'array') report(`${list} has a list "${field}" in its rows: a row is flat.`);
    else if (!FIELD_TYPES.includes(schema?.type)) report(`${list}: field "${field}" of its rows has no type that a row knows: ${FIELD_TYPES.join(', ')}.`);
  for (const field of items.required ?? [])
    if (!Object.hasOwn(items.properties, field)) report(`${list} requires "${field}" in each row, which its rows do not have.`);
}

/** Two processes may wait for the same kind: then they must mean the same by it. */
function checkMessages(processes: readonly ProcessDefinition[], faults: ContractFault[]): void {
  const known = new Map<string, MessageDefinition>();
  for (const { name, messages = [] } of processes)
    for (const message of messages) {
      const report = (sentence: string) => faults.push({ process: name, near: message.kind, sentence: `${name}: ${sentence}` });
      const first = known.get(message.kind) ?? message;
      known.set(message.kind, first);
      if (!/^[a-z][a-z-]*\.[a-z][a-z-]*$/.test(message.kind)) report(`a message is called <object>.<past participle>, not "${message.kind}".`);
      if (first !== message) report(`the message "${message.kind}" is declared twice; import one declaration in both contracts.`);
    }
}

/** A contract's file as it is found: where it lies below the project, and its text. */
export interface ContractFile {
  path: string;
  text: string;
}

/** Where a fault is to be mended: the file of the contract that declares the process, and the line near the word that is wrong. */
export function placeOf({ process, near }: ContractFault, files: readonly ContractFile[]): { path: string; line: number } | undefined {
  const named = new RegExp(`\\bname: ['"]${process}['"]`);
  const found = files.findLast(({ text }) => named.test(text));
  if (!found) return undefined;
  const word = new RegExp(`(?<![\\w-])${near.replaceAll(/[^\w-]/g, '\\$&')}(?![\\w-])`);
  const lines = found.text.split('\n');
  const declared = lines.findIndex((line) => new RegExp(`name: ['"]${near.replaceAll(/[^\w-]/g, '\\$&')}['"]`).test(line));
  const line = declared >= 0 ? declared : lines.findIndex((one) => word.test(one) && !/^\s*(\/\*|\*|import|\/\/)/.test(one));
  return { path: found.path, line: Math.max(line, 0) + 1 };
}
