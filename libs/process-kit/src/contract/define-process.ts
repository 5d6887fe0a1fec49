import type { MessageDefinition } from './define-message.js';
import type { StartDefinition } from './define-start.js';
import type { Steps } from './define-steps.js';
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

/** What is done in a step: tasks by their names, and the process that it starts. */
export interface StepWork {
  readonly tasks?: readonly string[];
  readonly child?: string;
}

/** Everything the apps know about a process. Its workflow type is `name`, its workflow ids are `<name>:<uuid of its row>`. */
export interface ProcessDefinition<Name extends string = string, I = unknown, R = unknown, S extends Steps = Steps> {
  readonly name: Name;
  /** `case`: started with its case by a request. `child`: started by another story. `person`: started by hand, by the form of `start`. */
  readonly startedBy: 'case' | 'child' | 'person';
  readonly start?: StartDefinition;
  readonly steps: S;
  /** What is done in which step: the map of the process shows it. A step that is not named does its work by itself. */
  readonly work?: { readonly [Step in keyof S & string]?: StepWork };
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
