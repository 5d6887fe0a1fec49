import { api } from '../api/client';
import type { TaskRow } from '../api/types';

/** The tasks of a call that goes on, by process and name: each is shown as a call, not as a form. */
const LIVE_TASKS: ReadonlySet<string> = new Set(['intake.incomingCall', 'intake.transferCall', 'intake.takeMessage']);

/** Whether a task is a part of a call that goes on, and can still be done. */
export function isOpenPart({ process, name, status }: Pick<TaskRow, 'process' | 'name' | 'status'>): boolean {
  return status === 'open' && LIVE_TASKS.has(`${process}.${name}`);
}

/** The part of a case's call that is open now; undefined where there is none, or its process is still beginning. */
export async function openPart(caseId: string): Promise<TaskRow | undefined> {
  const { data, error } = await api.GET('/api/v1/cases/{id}', { params: { path: { id: caseId } } });
  if (!data) throw error;
  return data.tasks.find(isOpenPart);
}
