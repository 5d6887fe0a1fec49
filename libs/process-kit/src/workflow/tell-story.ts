import * as wf from '@temporalio/workflow';
import type { ProcessDefinition } from '../contract/define-process.js';
import type { InstanceEnd, Start, Told } from '../contract/protocol.js';
import { makeKit, type Kit } from './kit.js';
import { here, inBranch } from './place.js';
import { beginSteps } from './steps.js';
import { carryOutUndo } from './undo.js';

/**
 * Makes a workflow of a story. The story hears of a cancel at a wait or a child, and nowhere else; its last effects are
 * written before the run ends, however it ends.
 */
export function tellStory<I, R>(process: ProcessDefinition<string, I, R>, story: (input: I) => Promise<R>): (start: Start<I>) => Promise<Told<R>> {
  return async (start) => {
    const kit = makeKit(start, process); // handlers stand before the first await
    const { carried } = start;
    const root = wf.CancellationScope.current();
    return await wf.CancellationScope.nonCancellable(async () => {
      void root.cancelRequested.catch(() => kit.cancelRequested('cancel')); // in here, so that what it starts is shielded
      const step = beginSteps(process.steps, carried);
      kit.flusher.record(carried ? { kind: 'continued', at: carried.at } : { kind: 'begun', process: process.name, step, at: start.at });
      const told = inBranch('', carried?.at ?? start.at, () => untilTheEnd(kit, () => story(start.input)));
      return await Promise.race([told, kit.flusher.run()]); // a broken flusher is a broken run, never a silent one
    });
  };
}

/**
 * A business end (result, failure, cancel) is recorded and flushed, after a failure or cancel has undone what was to be undone; an error of
 * the program fails the workflow task, which is tried again.
 */
async function untilTheEnd<R>(kit: Kit, story: () => Promise<R>): Promise<Told<R>> {
  try {
    const result = await story();
    await end(kit, { how: 'completed', failure: null, result });
    return { at: here().time, result };
  } catch (error) {
    if (!(error instanceof wf.TemporalFailure)) {
      kit.breakOff(); // continue-as-new, or an error of the program
      throw error;
    }
    kit.settle();
    await carryOutUndo();
    if (!wf.isCancellation(error)) {
      await end(kit, { how: 'failed', failure: codeOf(error), result: null });
      throw error;
    }
    await end(kit, { how: 'cancelled', failure: null, result: null });
    // Temporal calls a run "cancelled" only where it was asked itself: a root that a command cancelled would stand there as failed.
    if (kit.start.parent !== null || kit.askedByTemporal()) throw error;
    return { at: here().time, result: null as R };
  }
}

/** The code of a business failure, or the words of any other. */
function codeOf(error: wf.TemporalFailure): string {
  return error instanceof wf.ApplicationFailure && error.type ? error.type : error.message;
}

async function end(kit: Kit, ended: { how: InstanceEnd; failure: string | null; result: unknown }): Promise<void> {
  kit.settle();
  kit.flusher.record({ kind: 'ended', ...ended, at: here().time });
  await kit.flusher.flushed();
  await wf.condition(wf.allHandlersFinished);
}
