import type { ProcessDefinition } from '../contract/define-process.js';
import { allOf } from './all-of.js';
import { startChild } from './start-child.js';

/** Starts one process for each input, side by side, and waits for all results, in the order of the inputs. */
export async function runChildren<I, R>(process: ProcessDefinition<string, I, R>, inputs: readonly I[]): Promise<R[]> {
  return (await allOf(...inputs.map((input) => () => startChild(process, input)))) as R[];
}
