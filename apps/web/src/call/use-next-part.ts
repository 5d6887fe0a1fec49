import { useNavigate } from '@tanstack/react-router';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { query } from '../api/client';
import type { CaseDetail, TaskPage } from '../api/types';
import { queryClient } from '../app/query-client';
import { useMe } from '../app/session';
import { keepDraft } from '../task/draft';
import type { Fate } from '../task/fate';
import type { FormData } from '../task/form/form-schema';
import { serverNow } from '../time/now';
import { isOpenPart } from './live-tasks';

/** How often, and for how long, one looks for the next part where the news of it got lost, ms. */
const LOOK = 400;
const PATIENCE = 6_000;
/** Outcomes after which the client is still on the line. */
const GOES_ON = new Set(['connect', 'back']);

/** Follows a call to its next part without a click: the transfer, the way back, the message when nobody took it within 2 minutes (WT-1.5). */
export function useNextPart(task: TaskPage, fate: Fate, typed: FormData): { looking: boolean } {
  const { user } = useMe();
  const navigate = useNavigate();
  const over = fate.kind === 'done' || task.closed !== null;
  const [patient, setPatient] = useState(true);
  const { data }: UseQueryResult<CaseDetail, unknown> = query.useQuery(
    'get',
    '/api/v1/cases/{id}',
    { params: { path: { id: task.caseId ?? '' } } },
    { enabled: over && task.caseId !== null, staleTime: 0, refetchInterval: over && patient ? LOOK : false },
  );
  const part = over
    ? data?.tasks.find((one) => isOpenPart(one) && one.id !== task.id && (one.assignee === null || one.assignee.id === user.id))?.id
    : undefined;
  const outcome = fate.kind === 'done' ? fate.completed.task.closed?.outcome : task.closed?.outcome;
  const goesOn = outcome === null || outcome === undefined || GOES_ON.has(outcome);

  const follow = useEffectEvent(async (id: string) => {
    // Time ran out: what was typed in the last second has reached nobody, and the next part goes on with it.
    if (fate.kind !== 'done') keepDraft(user.id, id, { at: serverNow(), data: typed, outcome: null, act: null, commandId: null });
    await queryClient.prefetchQuery(query.queryOptions('get', '/api/v1/tasks/{id}', { params: { path: { id } } }));
    await navigate({ to: '/tasks/$id', params: { id }, replace: true });
  });
  useEffect(() => {
    if (part !== undefined) void follow(part);
  }, [part]);
  useEffect(() => {
    if (!over) return undefined;
    const timer = setTimeout(() => setPatient(false), PATIENCE);
    return () => clearTimeout(timer);
  }, [over]);
  return { looking: over && goesOn && (part !== undefined || patient) };
}
