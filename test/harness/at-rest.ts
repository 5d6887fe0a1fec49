import type { Client } from '@temporalio/client';
import type { temporal } from '@temporalio/proto';

type Event = temporal.api.history.v1.IHistoryEvent;

/** Whether a workflow and its children have nothing to do before time passes or somebody acts, by their histories: the test server tells it nowhere else. */
export async function workflowRests(client: Client, workflowId: string): Promise<boolean> {
  const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
  const { over, atWork, children } = standing(events ?? []);
  if (over) return true;
  if (atWork) return false;
  for (const child of children) {
    // One that has ended is heard of in a moment.
    if (await isOver(client, child)) return false;
    if (!(await workflowRests(client, child))) return false;
  }
  return true;
}

async function isOver(client: Client, workflowId: string): Promise<boolean> {
  return (await client.workflow.getHandle(workflowId).describe()).status.name !== 'RUNNING';
}

/** Whether the run has ended, has a task or an activity under way, and which children it waits for. */
function standing(events: readonly Event[]): { over: boolean; atWork: boolean; children: string[] } {
  let task = false;
  const activities = new Set<string>();
  const children = new Map<string, string>();
  const id = (value: unknown) => String(value);
  for (const event of events) {
    if (event.workflowTaskScheduledEventAttributes) task = true;
    if (event.workflowTaskCompletedEventAttributes) task = false;
    if (event.activityTaskScheduledEventAttributes) activities.add(id(event.eventId));
    const done = event.activityTaskCompletedEventAttributes ?? event.activityTaskFailedEventAttributes ?? event.activityTaskTimedOutEventAttributes;
    if (done) activities.delete(id(done.scheduledEventId));
    const initiated = event.startChildWorkflowExecutionInitiatedEventAttributes;
    if (initiated) children.set(id(event.eventId), initiated.workflowId!);
    const ended =
      event.childWorkflowExecutionCompletedEventAttributes ??
      event.childWorkflowExecutionFailedEventAttributes ??
      event.childWorkflowExecutionCanceledEventAttributes ??
      event.childWorkflowExecutionTerminatedEventAttributes;
    if (ended) children.delete(id(ended.initiatedEventId));
  }
  const last = events.at(-1);
  const over = Boolean(
    last?.workflowExecutionCompletedEventAttributes ??
    last?.workflowExecutionFailedEventAttributes ??
    last?.workflowExecutionCanceledEventAttributes ??
    last?.workflowExecutionTerminatedEventAttributes,
  );
  return { over, atWork: task || activities.size > 0, children: [...children.values()] };
}
