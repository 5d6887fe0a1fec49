import { partingOf, type KeptRun } from '#kit/testing/parting.js';
import { retell, type History } from '#kit/testing/retell.js';
import { keptRuns } from '../harness/histories.js';
import { bundleMutants, typeOf, type Mutant } from './mutants.js';

/** What the gate says of a mutant: the first of its process's histories that parts from it, and how; or that all pass. */
export interface Verdict {
  readonly mutant: Mutant;
  readonly parting: string | undefined;
}

/** Mutants in one bundle: each run of a story loads all of it. */
const AT_ONCE = 50;

/** Lets each mutant tell the histories of its process again. */
export async function judge(mutants: readonly Mutant[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (let from = 0; from < mutants.length; from += AT_ONCE) {
    const some = mutants.slice(from, from + AT_ONCE);
    const code = await bundleMutants(some);
    for (const [number, mutant] of some.entries()) {
      const runs = keptRuns(mutant.process.name, mutant.process.room);
      verdicts.push({ mutant, parting: await firstParting({ code }, { runs, type: typeOf(mutant, number) }) });
    }
  }
  return verdicts;
}

async function firstParting(bundle: { code: string }, { runs, type }: { runs: readonly KeptRun[]; type: string }): Promise<string | undefined> {
  for (const run of runs) {
    const retold = await retell(bundle, { workflowId: run.workflowId, history: asType(run.history, type) });
    const parting = partingOf(run, retold);
    if (parting) return parting;
  }
  return undefined;
}

/** The history of a run as if it were one of this workflow type. */
function asType(history: History, name: string): History {
  const [first, ...rest] = history.events ?? [];
  const started = first?.workflowExecutionStartedEventAttributes;
  if (!first || !started) throw new Error('A history begins with its start.');
  const changed = Object.assign(Object.create(Object.getPrototypeOf(first) as object), first, {
    workflowExecutionStartedEventAttributes: Object.assign(Object.create(Object.getPrototypeOf(started) as object), started, { workflowType: { name } }),
  }) as typeof first;
  return Object.assign(Object.create(Object.getPrototypeOf(history) as object), history, { events: [changed, ...rest] }) as History;
}
