import { ApplicationFailure } from '@temporalio/common';
import { WorkflowNotFoundError, WorkflowUpdateFailedError, type Client } from '@temporalio/client';
import { COMMAND, Rejection, type Command, type OpenedTask, type Parcel } from '../contract/protocol.js';
import { FewAtOnce } from './few-at-once.js';
import { workflowIdOf } from '../contract/place.js';

/** What a call to Temporal can mean. Everything that is not plainly one of the first three is "deliver again". */
export type Verdict =
  | { is: 'applied'; next: OpenedTask[] }
  | { is: 'refused'; waitOpen: boolean; reason: string }
  /** Of an instance's command: its run has ended, this run followed. */
  | { is: 'moved'; run: string }
  | { is: 'again'; why: 'not-yet' | 'ended-by-force' | 'away' };

/** Milliseconds that a delivery may take. */
export const DELIVERY_DEADLINE = 4_000;

/** Updates of one instance under way at once: more stall each other (measured: 6 fine, 20 not). */
const perInstance = new FewAtOnce(8);

/** Delivers one command as an update with the command's id: delivered again, it gets the same answer and changes nothing. */
export function deliver(client: Client, parcel: Parcel): Promise<Verdict> {
  return perInstance.run(parcel.instance, () => deliverNow(client, parcel));
}

async function deliverNow(client: Client, parcel: Parcel, closed = false): Promise<Verdict> {
  const { process, instance, run, ...command } = parcel;
  const handle = client.workflow.getHandle(workflowIdOf(process, instance), run);
  try {
    const next = await client.withDeadline(Date.now() + DELIVERY_DEADLINE, () =>
      handle.executeUpdate<OpenedTask[], [Command]>(COMMAND, { updateId: command.id, args: [command] }),
    );
    return { is: 'applied', next };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return closed ? afterRun(client, parcel) : lostRun(client, parcel);
    return verdictOf(error);
  }
}

/** Reads a rejection by its type alone, never by the class of the error: only `passed` and `refused` are refusals. */
export function verdictOf(error: unknown): Verdict {
  if (error instanceof WorkflowUpdateFailedError) {
    const type = error.cause instanceof ApplicationFailure ? error.cause.type : undefined;
    if (type === Rejection.refused) return { is: 'refused', waitOpen: true, reason: 'refused' };
    if (type === Rejection.passed) return { is: 'refused', waitOpen: false, reason: 'passed' };
    if (type === 'AcceptedUpdateCompletedWorkflow') return { is: 'again', why: 'ended-by-force' };
    return { is: 'again', why: type === Rejection.notYet ? 'not-yet' : 'away' };
  }
  return { is: 'again', why: 'away' }; // a deadline, an outage, whatever else: the command stays accepted and comes again
}

/** NotFound from a command's own run means that it was never applied, once that run is known to be closed; else it means nothing. */
async function lostRun(client: Client, parcel: Parcel): Promise<Verdict> {
  const { process, instance, run } = parcel;
  try {
    const { status } = await client.withDeadline(Date.now() + DELIVERY_DEADLINE, () =>
      client.workflow.getHandle(workflowIdOf(process, instance), run).describe(),
    );
    // Asked again now that it is known to be closed: before, the update might still have come.
    return status.name === 'RUNNING' ? { is: 'again', why: 'away' } : await deliverNow(client, parcel, true);
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { is: 'again', why: 'away' }; // the namespace may have forgotten the run: proves nothing
    return verdictOf(error);
  }
}

/** A wait's command dies with its run: the wait was there and nowhere else. An instance's moves to the run that followed, if one did. */
async function afterRun(client: Client, { process, instance, run, wait }: Parcel): Promise<Verdict> {
  if (wait !== null) return { is: 'refused', waitOpen: false, reason: 'run-closed' };
  const { runId } = await client.withDeadline(Date.now() + DELIVERY_DEADLINE, () => client.workflow.getHandle(workflowIdOf(process, instance)).describe());
  return runId === run ? { is: 'refused', waitOpen: false, reason: 'ended' } : { is: 'moved', run: runId };
}
