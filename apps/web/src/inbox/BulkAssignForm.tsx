import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client';
import type { PersonRef, TaskRow } from '../api/types';
import { GiveForm } from '../task/GiveForm';
import type { Bulk } from './use-bulk';

interface BulkFormProps {
  rows: readonly TaskRow[];
  bulk: Bulk;
  close: () => void;
}

/** Those to whom any of the tasks may be given: of one task of each group, since the people are the group's. */
function useAssignees(rows: readonly TaskRow[]): PersonRef[] {
  const ofGroups = [...new Map(rows.map(({ group, id }) => [group, id])).values()];
  return useQueries({
    queries: ofGroups.map((id) => query.queryOptions('get', '/api/v1/tasks/{id}/assignees', { params: { path: { id } } })),
    combine: (results) => {
      const people = new Map(results.flatMap(({ data }) => data ?? []).map((person) => [person.id, person]));
      return [...people.values()].toSorted((a, b) => a.name.localeCompare(b.name));
    },
  });
}

/** To whom all of them go, and what that person should know. Whom a task's group does not have is refused for that task alone. */
export function BulkAssignForm({ rows, bulk, close }: BulkFormProps) {
  const { t } = useTranslation();
  const people = useAssignees(rows);
  const { busy, problem } = bulk;
  return (
    <GiveForm
      title={t('bulk.assignTitle', { count: rows.length })}
      {...{ people, busy, problem, close }}
      give={({ id }, reason) => bulk.act('assign', { person: id, ...(reason === '' ? {} : { reason }) })}
    />
  );
}
