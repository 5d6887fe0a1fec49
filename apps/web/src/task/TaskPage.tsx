import type { UseQueryResult } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { createElement } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client';
import type { TaskPage as Task } from '../api/types';
import { Page } from '../app/Page';
import { Trouble } from '../app/Trouble';
import { Skeleton } from '../ui/Skeleton';
import { sweepDrafts } from './draft';
import { partOf } from './task-parts';

/** While an outcome is on its way and the news of it might get lost, ms. */
const LOOK_AGAIN = 3_000;

sweepDrafts(Date.now());

/** One task: whom it is about, what came, what to fill in, how it can end. */
export function TaskPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/signed-in/tasks/$id' });
  const { data, error, refetch }: UseQueryResult<Task, unknown> = query.useQuery(
    'get',
    '/api/v1/tasks/{id}',
    { params: { path: { id } } },
    { staleTime: 0, refetchInterval: ({ state }) => (state.data?.status === 'completing' ? LOOK_AGAIN : false) },
  );
  return (
    <Page
      title={data?.title ?? t('task.title')}
      tab={data ? t('task.tab', { title: data.title, number: data.caseNumber ?? data.processLabel }) : undefined}
      back="/"
    >
      {data && createElement(partOf(data), { key: id, task: data })}
      {!data && error !== null && <Trouble error={error} again={() => void refetch()} />}
      {!data && error === null && <Skeleton />}
    </Page>
  );
}
