import { OPEN_WAITS } from '#kit/contract/protocol.js';
import type { World } from './world.js';

/** One update as the histories of an instance tell it. */
export interface KeptUpdate {
  id: string;
  completed: boolean;
}

export interface Live {
  /** Of its last run: RUNNING, COMPLETED … */
  status: string;
  openWaits: string[] | null;
  /** Activities, children and workflow tasks under way. */
  pending: { activities: number; children: number; workflowTask: boolean };
  runs: number;
  longest: number;
}

/** What Temporal says of an instance now. */
export async function liveOf(world: World, workflowId: string): Promise<Live> {
  const handle = world.client.workflow.getHandle(workflowId);
  const { status, raw, historyLength } = await handle.describe();
  const running = status.name === 'RUNNING';
  return {
    status: status.name,
    openWaits: running ? await handle.query<string[]>(OPEN_WAITS) : null,
    pending: {
      activities: raw.pendingActivities?.length ?? 0,
      children: raw.pendingChildren?.length ?? 0,
      workflowTask: raw.pendingWorkflowTask !== undefined && raw.pendingWorkflowTask !== null,
    },
    runs: 1,
    longest: historyLength,
  };
}

/** All updates that the runs of an instance have accepted, from its first run on. */
export async function updatesOf(world: World, workflowId: string, firstRun: string): Promise<{ updates: KeptUpdate[]; runs: string[]; lengths: number[] }> {
  const updates: KeptUpdate[] = [];
  const runs: string[] = [];
  const lengths: number[] = [];
  for (let run: string | null = firstRun; run;) {
    runs.push(run);
    const { events } = await world.client.workflow.getHandle(workflowId, run).fetchHistory();
    lengths.push(events?.length ?? 0);
    const ids = new Map<string, KeptUpdate>(); // by the id of the event that accepted it
    let next: string | null = null;
    for (const event of events ?? []) {
      const accepted = event.workflowExecutionUpdateAcceptedEventAttributes;
      const completed = event.workflowExecutionUpdateCompletedEventAttributes;
      if (accepted) {
        const kept = { id: accepted.acceptedRequest?.meta?.updateId ?? accepted.protocolInstanceId ?? '', completed: false };
        ids.set(kept.id, kept);
        updates.push(kept);
      }
      if (completed) {
        const kept = ids.get(completed.meta?.updateId ?? '');
        if (kept) kept.completed = !completed.outcome?.failure;
      }
      next = event.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId ?? next;
    }
    run = next;
  }
  return { updates, runs, lengths };
}
