import { WorkflowNotFoundError, type Client, type WorkflowExecutionDescription } from '@temporalio/client';
import { OPEN_WAITS } from '#kit/contract/protocol.js';

/** Milliseconds that a question may take. */
export const DEADLINE = 5_000;
/** A failure's message is for a person who looks: no stack, no details, no more than this. */
const LONGEST_MESSAGE = 500;

/** An activity that has been tried and is to be tried again. */
export interface PendingActivity {
  name: string;
  attempts: number;
  failure: string | null;
}

/** What Temporal says of a workflow. */
export type Look =
  | {
      is: 'running';
      activities: PendingActivity[];
      /** Children that have been started and have not ended. */
      children: number;
      /** How often the pending workflow task has been tried; 0: there is none. */
      storyAttempts: number;
      /** Ids of the waits that the story holds open; null where it could not be asked. */
      waits: string[] | null;
    }
  | { is: 'ended'; how: string }
  | { is: 'unknown' };

/** Describes a workflow and asks its story for its open waits. Undefined where Temporal did not answer: then nothing is known. */
export async function lookAtRun(client: Client, workflowId: string, { withWaits }: { withWaits: boolean }): Promise<Look | undefined> {
  const handle = client.workflow.getHandle(workflowId);
  const asked = <T>(question: () => Promise<T>) => client.withDeadline(Date.now() + DEADLINE, question);
  let description: WorkflowExecutionDescription;
  try {
    description = await asked(() => handle.describe());
  } catch (error) {
    return error instanceof WorkflowNotFoundError ? { is: 'unknown' } : undefined;
  }
  const { status, raw } = description;
  if (status.name !== 'RUNNING')
    return status.name === 'UNKNOWN' || status.name === 'UNSPECIFIED' ? undefined : { is: 'ended', how: status.name.toLowerCase() };
  const storyAttempts = raw.pendingWorkflowTask?.attempt ?? 0;
  // A story whose task fails answers nothing, and would only cost the deadline.
  const waits = withWaits && storyAttempts <= 1 ? await asked(() => handle.query<string[]>(OPEN_WAITS)).catch(() => null) : null; // it may be asked again
  return {
    is: 'running',
    activities: (raw.pendingActivities ?? []).map(({ activityType, attempt, lastFailure }) => ({
      name: activityType?.name ?? '',
      attempts: attempt ?? 1,
      failure: lastFailure?.message?.slice(0, LONGEST_MESSAGE) ?? null,
    })),
    children: raw.pendingChildren?.length ?? 0,
    storyAttempts,
    waits,
  };
}

/** Why the last workflow task failed, by the history's end; null where it does not say. */
export async function brokenBy(client: Client, { namespace, workflowId }: { namespace: string; workflowId: string }): Promise<string | null> {
  try {
    const { history } = await client.withDeadline(Date.now() + DEADLINE, () =>
      client.workflowService.getWorkflowExecutionHistoryReverse({ namespace, execution: { workflowId }, maximumPageSize: 5 }),
    );
    const failed = history?.events?.find((event) => event.workflowTaskFailedEventAttributes)?.workflowTaskFailedEventAttributes;
    return failed?.failure?.message?.slice(0, LONGEST_MESSAGE) ?? null;
  } catch {
    return null; // the incident is told without it
  }
}
