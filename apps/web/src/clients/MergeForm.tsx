import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientDetail } from '../api/types';
import { ActForm } from '../ui/ActForm';
import { calledBy, useFoundClients } from './use-clients';
import { useMerging } from './use-merging';

/** Says that another record is this client, too: it is found by typing, and all that it has comes here. */
export function MergeForm({ client, close }: { client: ClientDetail; close: () => void }) {
  const { t } = useTranslation();
  const { busy, problem, merge } = useMerging(client.id);
  const [typed, setTyped] = useState('');
  const [other, setOther] = useState<{ value: string; label: string } | null>(null);
  const found = useFoundClients(typed.trim() === other?.label ? '' : typed.trim());
  const others = (found.data?.pages[0]?.items ?? []).filter(({ id }) => id !== client.id);
  const data = others.map((one) => ({
    value: one.id,
    label: [calledBy(one) ?? t('client.unknown'), one.name === null ? null : one.company, one.name === null && one.company === null ? null : one.phoneText]
      .filter(Boolean)
      .join(', '),
  }));
  const shown = other === null || data.some(({ value }) => value === other.value) ? data : [other, ...data];
  const send = async () => {
    if (other !== null && (await merge(other.value, other.label))) close();
  };
  return (
    <ActForm
      title={t('clients.mergeTitle')}
      hint={t('clients.mergeHint')}
      act={t('clients.mergeAct')}
      busy={busy}
      problem={problem}
      send={() => void send()}
      close={close}
    >
      <Select
        label={t('clients.mergeWith')}
        placeholder={t('clients.search')}
        autoFocus
        searchable
        data={shown}
        filter={({ options }) => options}
        nothingFoundMessage={t('clients.notFound.title')}
        value={other?.value ?? null}
        searchValue={typed}
        onSearchChange={setTyped}
        onChange={(value, option) => setOther(value === null || option === null ? null : { value, label: option.label })}
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
    </ActForm>
  );
}
