import type { temporal } from '@temporalio/proto';
import { Worker } from '@temporalio/worker';
import { Telling, type Told } from './telling.js';

export type History = temporal.api.history.v1.IHistory;

/** What came of telling a story again by its history. */
export interface Retold {
  readonly told: readonly Told[];
  /** Temporal's own objection. */
  readonly error: Error | undefined;
}

/** Tells a story again by the history of one of its runs, as a worker does with a run that it does not remember. `code` is a bundle of stories. */
export async function retell(
  code: { codePath: string } | { code: string },
  { history, workflowId }: { history: History; workflowId: string },
): Promise<Retold> {
  const telling = new Telling(workflowId);
  try {
    await Worker.runReplayHistory({ workflowBundle: code, dataConverter: { payloadCodecs: [telling] } }, history, workflowId);
    return { told: telling.told, error: undefined };
  } catch (error) {
    return { told: telling.told, error: error as Error };
  }
}
