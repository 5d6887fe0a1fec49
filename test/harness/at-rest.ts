import type { Client } from '@temporalio/client';
import type { temporal } from '@temporalio/proto';

type Event = temporal.api.history.v1.IHistoryEvent;

/** Whether a workflow and its children have nothing to do before time passes or somebody acts, by their histories: the test server tells it nowhere else. */
export async function workflowRests(client: Client, workflowId: string): Promise<boolean> {
  return (await restOf(client, workflowId)) !== 'works';
}

async function restOf(client: Client, workflowId: string): Promise<'over' | 'waits' | 'works'> {
  const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
  const { over, atWork, children } = standing(events ?? []);
  if (over) return 'over';
  if (atWork) return 'works';
  // Of a child that has ended its parent hears in a moment.
  for (const child of children) if ((await restOf(client, child)) !== 'waits') return 'works';
  return 'waits';
}

/** Whether the run has ended, has something under way, and which children it waits for. */
function standing(events: readonly Event[]): { over: boolean; atWork: boolean; children: string[] } {
  let task = false;
  const underWay = new Set<string>(); // by the event that began it
  const children = new Map<string, string>();
  for (const event of events) {
    const id = String(event.eventId);
    if (event.workflowTaskScheduledEventAttributes) task = true;
    if (event.workflowTaskCompletedEventAttributes) task = false;
    const child = event.startChildWorkflowExecutionInitiatedEventAttributes;
    if (child) children.set(id, child.workflowId!);
    if (child ?? event.activityTaskScheduledEventAttributes ?? event.requestCancelExternalWorkflowExecutionInitiatedEventAttributes) underWay.add(id);
    underWay.delete(beginningOf(event));
    const ended = childEnded(event);
    if (ended) children.delete(String(ended.initiatedEventId));
  }
  return { over: isEnd(events.at(-1)), atWork: task || underWay.size > 0, children: [...children.values()] };
}

/** The event that began what this one brings to its end; a child is under way until it has started. */
function beginningOf(event: Event): string {
  const activity = event.activityTaskCompletedEventAttributes ?? event.activityTaskFailedEventAttributes ?? event.activityTaskTimedOutEventAttributes;
  const asked =
    event.childWorkflowExecutionStartedEventAttributes ??
    event.externalWorkflowExecutionCancelRequestedEventAttributes ??
    event.requestCancelExternalWorkflowExecutionFailedEventAttributes;
  return String(activity?.scheduledEventId ?? asked?.initiatedEventId);
}

function childEnded(event: Event): { initiatedEventId?: unknown } | null | undefined {
  return (
    event.childWorkflowExecutionCompletedEventAttributes ??
    event.childWorkflowExecutionFailedEventAttributes ??
    event.childWorkflowExecutionCanceledEventAttributes ??
    event.childWorkflowExecutionTerminatedEventAttributes
  );
}

function isEnd(event: Event | undefined): boolean {
  return Boolean(
    event?.workflowExecutionCompletedEventAttributes ??
    event?.workflowExecutionFailedEventAttributes ??
    event?.workflowExecutionCanceledEventAttributes ??
    event?.workflowExecutionTerminatedEventAttributes,
  );
}
