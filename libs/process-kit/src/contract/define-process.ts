import type { Steps } from './define-steps.js';
import type { MessageDefinition } from './define-message.js';
import type { TaskDefinition } from './define-task.js';

/** A type that exists only for the compiler: what goes into a process and what comes out. */
export interface TypeOnly<T> {
  readonly type?: T;
}

/** Names a type in a contract: `input: typeOf<IntakeInput>()`. */
export function typeOf<T>(): TypeOnly<T> {
  return {};
}

/** A decision table as a process asks it: `tables/<name>.json` of the pack must take these inputs and give these outputs. */
export interface TableUse {
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** Everything the apps know about a process. Its workflow type is `name`, its workflow ids are `<name>:<uuid of its row>`. */
export interface ProcessDefinition<Name extends string = string, I = unknown, R = unknown, S extends Steps = Steps> {
  readonly name: Name;
  /** `case`: started with its case by a request. `child`: started by another story. */
  readonly startedBy: 'case' | 'child';
  readonly steps: S;
  readonly tasks: readonly TaskDefinition[];
  readonly input: TypeOnly<I>;
  readonly result: TypeOnly<R>;
  /** What it hopes to hear from outside. */
  readonly messages?: readonly MessageDefinition[];
  /** Decision tables of the pack that its activities ask. */
  readonly tables?: readonly TableUse[];
  /** The codes with which it may `fail`. */
  readonly failures?: readonly string[];
}

/** Declares a process. Checked when the apps start: see `checkContracts`. */
export function defineProcess<const Name extends string, I, R, const S extends Steps>(
  process: ProcessDefinition<Name, I, R, S>,
): ProcessDefinition<Name, I, R, S> {
  return process;
}

/** All that is wrong with a set of contracts, as sentences for a developer; empty when they fit together. */
export function checkContracts(processes: readonly ProcessDefinition[], hasDeadline: (process: string, task: string) => boolean): string[] {
  const wrong: string[] = [];
  const names = new Set<string>();
  for (const process of processes) {
    if (names.has(process.name)) wrong.push(`Two processes are called "${process.name}".`);
    names.add(process.name);
    wrong.push(...checkSteps(process), ...checkTasks(process, hasDeadline));
  }
  return [...wrong, ...checkMessages(processes)];
}

function checkSteps({ name, steps }: ProcessDefinition): string[] {
  const wrong: string[] = [];
  const reached = new Set<string>([Object.keys(steps)[0] ?? '']);
  for (const [from, moves] of Object.entries(steps)) {
    for (const to of moves) {
      reached.add(to);
      if (!(to in steps)) wrong.push(`${name}: step "${from}" leads to "${to}", which is not a step.`);
    }
  }
  for (const step of Object.keys(steps)) if (!reached.has(step)) wrong.push(`${name}: no step leads to "${step}".`);
  return wrong;
}

function checkTasks({ name, tasks }: ProcessDefinition, hasDeadline: (process: string, task: string) => boolean): string[] {
  const wrong: string[] = [];
  const names = new Set<string>();
  for (const task of tasks) {
    const where = `${name}.${task.name}`;
    if (names.has(task.name)) wrong.push(`${where}: two tasks have this name.`);
    names.add(task.name);
    if (!hasDeadline(name, task.name)) wrong.push(`${where}: the pack has no deadline for it (deadlines.json, "${where}").`);
    const outcomes = Object.entries(task.outcomes);
    if (outcomes.filter(([, rule]) => rule.main).length !== 1) wrong.push(`${where}: exactly one outcome must be the main one.`);
    for (const [outcome, rule] of outcomes) {
      for (const field of rule.requires ?? [])
        if (!(field in task.form.properties)) wrong.push(`${where}: outcome "${outcome}" requires "${field}", which the form does not have.`);
    }
  }
  return wrong;
}

/** Two processes may wait for the same kind: then they must mean the same by it. */
function checkMessages(processes: readonly ProcessDefinition[]): string[] {
  const known = new Map<string, MessageDefinition>();
  const wrong: string[] = [];
  for (const { name, messages = [] } of processes)
    for (const message of messages) {
      const first = known.get(message.kind) ?? message;
      known.set(message.kind, first);
      if (!/^[a-z][a-z-]*\.[a-z][a-z-]*$/.test(message.kind)) wrong.push(`${name}: a message is called <object>.<past participle>, not "${message.kind}".`);
      if (first !== message) wrong.push(`${name}: the message "${message.kind}" is declared twice; import one declaration in both contracts.`);
    }
  return wrong;
}
