import { executeChild, ParentClosePolicy } from '@temporalio/workflow';
import type { ProcessDefinition } from '../contract/define-process.js';
import { idOf, workflowIdOf } from '../contract/place.js';
import { WORKFLOW_TASK_TIMEOUT, type Start, type Told } from '../contract/protocol.js';
import { kit } from './kit.js';
import { here, nextPlace, passTime } from './place.js';

/**
 * Starts another process by its contract and waits for its result. A cancelled parent asks the child and awaits its end; a parent that is
 * ended by force asks it, too, so that its tasks close.
 */
export async function startChild<I, R>(process: ProcessDefinition<string, I, R>, input: I): Promise<R> {
  const { instance, start } = kit();
  const place = nextPlace();
  const child: Start<I> = {
    organisation: start.organisation,
    caseId: start.caseId,
    parent: { instance, place },
    at: here().time,
    input,
    corrections: kit().corrections,
  };
  const told = await kit().cancellable(() =>
    executeChild<(start: Start<I>) => Promise<Told<R>>>(process.name, {
      workflowId: workflowIdOf(process.name, idOf(instance, place)),
      args: [child],
      workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT, // a child does not inherit it
      parentClosePolicy: ParentClosePolicy.REQUEST_CANCEL,
    }),
  );
  passTime(told.at);
  return told.result;
}
