import type { ProcessDefinition } from '#kit/contract/define-process.js';
import type { Telling } from './notice.type.js';

/** Says of each task how people are told of it, by the contracts. What no contract knows is told as usual. */
export function tellingBy(contracts: readonly ProcessDefinition[]): (process: string, task: string) => Telling {
  const known = new Map<string, Telling>(
    contracts.flatMap(({ name, tasks }) => tasks.map((task) => [`${name}.${task.name}`, task.live ? 'silent' : task.urgent ? 'urgent' : 'usual'] as const)),
  );
  return (process, task) => known.get(`${process}.${task}`) ?? 'usual';
}
