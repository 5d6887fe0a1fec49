import { ApplicationFailure } from '@temporalio/workflow';
import { kit } from './kit.js';

/** Ends the process as a business failure with one of the codes of its contract. What `onUndo` has noted is undone first. */
export function fail(code: string, details: Record<string, unknown> = {}): never {
  const { name, failures } = kit().process;
  if (!failures?.includes(code)) throw new Error(`"${code}" is no failure of ${name}: name it in the contract's \`failures\`.`);
  throw ApplicationFailure.nonRetryable(code, code, details);
}
