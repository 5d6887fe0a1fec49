import { Link } from '@tanstack/react-router';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client';
import type { CaseDetail, TaskDetail } from '../api/types';
import { moment } from '../time/format';
import { useNow } from '../time/now';
import { usePlace } from '../time/place';

/** Where the case is now, for an act whose answer did not know yet what comes next: the page hears of it by the event stream. */
export function CaseNow({ task }: { task: Pick<TaskDetail, 'id' | 'caseId' | 'caseNumber'> }) {
  const { t } = useTranslation();
  const now = useNow();
  const place = usePlace();
  const { data }: UseQueryResult<CaseDetail, unknown> = query.useQuery(
    'get',
    '/api/v1/cases/{id}',
    { params: { path: { id: task.caseId ?? '' } } },
    { staleTime: 0, enabled: task.caseId !== null },
  );
  const holder = data?.holder;
  const link = task.caseId !== null && (
    <Link className="link" to="/cases/$id" params={{ id: task.caseId }}>
      {t('client.case', { number: task.caseNumber })}
    </Link>
  );
  if (data?.status === 'closed') {
    return (
      <p>
        {t('fate.done.caseClosed')} {link}
      </p>
    );
  }
  if (!holder?.taskTitle || holder.taskId === task.id) {
    return (
      <p>
        {t('fate.done.nothingNext')} {link}
      </p>
    );
  }
  const until = holder.until === null ? null : moment(Date.parse(holder.until), place, now);
  return (
    <p>
      {t('fate.done.next')} {t('fate.done.quoted', { title: holder.taskTitle })}
      {until === null ? t('fate.done.holder', { holder: holder.name }) : t('fate.done.holderUntil', { holder: holder.name, time: until })} {link}
    </p>
  );
}
