import { useTranslation } from 'react-i18next';
import { query } from '../api/client';
import type { TaskDetail } from '../api/types';
import { GiveForm } from './GiveForm';
import type { Holding } from './use-holding';

/** To whom of the group a task goes, and what that person should know. */
export function AssignForm({ task, holding, close }: { task: TaskDetail; holding: Holding; close: () => void }) {
  const { t } = useTranslation();
  const { data } = query.useQuery('get', '/api/v1/tasks/{id}/assignees', { params: { path: { id: task.id } } });
  const people = (data ?? []).filter(({ id }) => id !== task.assignee?.id);
  const { busy, problem, assign } = holding;
  return <GiveForm title={t('hold.assignTitle', { group: task.groupLabel })} {...{ people, busy, problem, close }} give={assign} />;
}
