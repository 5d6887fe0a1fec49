import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client';
import type { TaskDetail } from '../api/types';
import { ActForm } from '../ui/ActForm';
import { WordsField } from '../ui/WordsField';
import type { Holding } from './use-holding';

/** To whom of the group a task goes, and what that person should know. */
export function AssignForm({ task, holding, close }: { task: TaskDetail; holding: Holding; close: () => void }) {
  const { t } = useTranslation();
  const { data } = query.useQuery('get', '/api/v1/tasks/{id}/assignees', { params: { path: { id: task.id } } });
  const people = (data ?? []).filter(({ id }) => id !== task.assignee?.id);
  const [to, setTo] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const chosen = people.find(({ id }) => id === to);
  const send = async () => {
    if (chosen && (await holding.assign(chosen, reason.trim()))) close();
  };
  return (
    <ActForm
      title={t('hold.assignTitle', { group: task.groupLabel })}
      act={t('hold.assign')}
      busy={holding.busy}
      problem={holding.problem}
      send={() => void send()}
      close={close}
    >
      <Select
        label={t('hold.assignTo')}
        autoFocus
        searchable
        nothingFoundMessage={t('hold.nobodyFound')}
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={to}
        onChange={setTo}
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
      <WordsField label={t('hold.assignReason')} value={reason} change={setReason} />
    </ActForm>
  );
}
