import type { ValidateFunction } from 'ajv';
import forms from '#forms';
import type { TaskDefinition } from '#kit/contract/define-task.js';
import { checkContracts, placed } from '#kit/contract/check-contracts.js';
import type { ProcessDefinition } from '#kit/contract/define-process.js';
import type { StartDefinition } from '#kit/contract/define-start.js';
import { CONTRACTS } from '#processes/index/contracts.js';
import type { Pack } from '#domain/packs/pack.service.js';
import { contractFiles } from './contract-files.js';

/** The contracts of this build, checked against every pack that runs them; anything wrong stops the start with sentences for a developer. */
export class Contracts {
  private readonly tasks = new Map<string, TaskDefinition>();
  private readonly messages: ReadonlySet<string>;
  /** What is started by hand, by process. */
  readonly starts: ReadonlyMap<string, StartDefinition>;

  constructor(packs: readonly Pack[]) {
    const processes: readonly ProcessDefinition[] = CONTRACTS as readonly ProcessDefinition[];
    const wrong = packs.flatMap((pack) => [
      ...checkContracts(
        processes.filter(({ name }) => pack.processes.includes(name)),
        (process, task) => pack.deadline(process, task) !== undefined,
      ).map((fault) => placed(fault, contractFiles())),
      ...checkRoots(processes, pack),
    ]);
    if (wrong.length > 0) throw new Error(`The contracts do not fit together:\n${[...new Set(wrong)].join('\n')}`);
    this.messages = new Set(processes.flatMap(({ messages = [] }) => messages.map(({ kind }) => kind)));
    this.starts = new Map(processes.flatMap(({ name, start }) => (start ? [[name, start] as const] : [])));
    for (const { name, tasks } of processes) for (const task of tasks) this.tasks.set(`${name}.${task.name}`, task);
  }

  task(process: string, name: string): TaskDefinition {
    const task = this.tasks.get(`${process}.${name}`);
    if (!task) throw new Error(`This build has no task ${process}.${name}: it is older than the case.`);
    return task;
  }

  /** The compiled form of an outcome; `undefined` where the task has no such outcome. */
  form(process: string, name: string, outcome: string): ValidateFunction | undefined {
    if (!Object.hasOwn(this.task(process, name).outcomes, outcome)) return undefined;
    const form = forms[`${process}.${name}.${outcome}`];
    if (!form) throw new Error(`The form of ${process}.${name}.${outcome} was not built: run the build again.`);
    return form;
  }

  /** The compiled start form of a process; `undefined` where nobody starts it by hand. */
  startForm(process: string): ValidateFunction | undefined {
    return this.starts.has(process) ? forms[`start ${process}`] : undefined;
  }

  /** The compiled payload of a kind of message; `undefined` where no process of this build waits for it. */
  message(kind: string): ValidateFunction | undefined {
    return this.messages.has(kind) ? forms[`message ${kind}`] : undefined;
  }
}

/** A case can begin only with a process that this build has, and whose contract says that a case may. */
function checkRoots(processes: readonly ProcessDefinition[], { name: pack, roots }: Pack): string[] {
  return Object.entries(roots).flatMap(([kind, root]) => {
    const process = processes.find(({ name }) => name === root);
    const begins = `The pack "${pack}" begins the case of a "${kind}" with "${root}"`;
    if (!process) return [`${begins}, which this build does not have: correct "roots" in its pack.json.`];
    return process.startedBy === 'case' ? [] : [`${begins}, which is started by another process only: correct "roots" in its pack.json.`];
  });
}
