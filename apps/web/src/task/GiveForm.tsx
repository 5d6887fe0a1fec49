import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problem';
import type { PersonRef } from '../api/types';
import { ActForm } from '../ui/ActForm';
import { WordsField } from '../ui/WordsField';

interface GiveFormProps {
  title: string;
  people: readonly PersonRef[];
  busy: boolean;
  problem: Problem | null;
  /** Gives it, with what that person should know; false where it was refused. */
  give: (to: PersonRef, reason: string) => Promise<boolean>;
  close: () => void;
}

/** To whom one task goes, or many, and what that person should know. */
export function GiveForm({ title, people, busy, problem, give, close }: GiveFormProps) {
  const { t } = useTranslation();
  const [to, setTo] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const chosen = people.find(({ id }) => id === to);
  const send = async () => {
    if (chosen && (await give(chosen, reason.trim()))) close();
  };
  return (
    <ActForm title={title} act={t('hold.assign')} busy={busy} problem={problem} send={() => void send()} close={close}>
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
