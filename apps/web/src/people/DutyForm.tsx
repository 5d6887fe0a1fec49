import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Duty, Staff } from '../api/types';
import { useAct } from '../api/use-act';
import { ActForm } from '../ui/ActForm';
import { say } from '../ui/toast';
import type { Day } from './day';
import { usePeopleAgain } from './use-people';

interface DutyFormProps {
  duty: Duty;
  days: Day[];
  people: Staff[];
  close: () => void;
}

/** Who has a duty, from which day to which; nobody: the days are free again. */
export function DutyForm({ duty, days, people, close }: DutyFormProps) {
  const { t } = useTranslation();
  const again = usePeopleAgain();
  const { busy, problem, run } = useAct();
  const [person, setPerson] = useState<string | null>(null);
  const [from, setFrom] = useState(days[0]!.date);
  const [until, setUntil] = useState(days[0]!.date);
  const options = days.map(({ date, name }) => ({ value: date, label: name }));
  const send = async () => {
    const body = { duty: duty.duty, from, until, ...(person === null ? {} : { person }) };
    if (!(await run(() => api.PUT('/api/v1/duties', { body })))) return;
    say(t('people.dutyPut', { duty: duty.label }));
    again();
    close();
  };
  const still = { allowDeselect: false, comboboxProps: { transitionProps: { duration: 0 } }, data: options };
  return (
    <ActForm
      title={t('people.dutyTitle', { duty: duty.label })}
      act={t('people.putOnDuty')}
      busy={busy}
      problem={problem}
      send={() => void send()}
      close={close}
    >
      <Select
        label={t('people.dutyWho')}
        placeholder={t('people.nobody')}
        autoFocus
        openOnFocus={false}
        clearable
        searchable
        nothingFoundMessage={t('hold.nobodyFound')}
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={person}
        onChange={setPerson}
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
      <Select label={t('people.firstDay')} value={from} onChange={(date) => date !== null && setFrom(date)} {...still} />
      <Select label={t('people.lastDay')} value={until} onChange={(date) => date !== null && setUntil(date)} {...still} />
    </ActForm>
  );
}
