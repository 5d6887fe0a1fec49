import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeadlineSetting, DeadlineSettings } from '../api/types';
import { ActForm } from '../ui/ActForm';
import { LineField } from '../ui/LineField';
import { durationOf, durationText, UNITS, type Duration, type Unit } from './duration';
import styles from './Rules.module.css';
import { SinceField, type Since } from './SinceField';
import { useDeadlineActs } from './use-deadlines';

interface DeadlineFormProps {
  item: DeadlineSetting;
  escalations: DeadlineSettings['escalations'];
  close: () => void;
}

const USUAL: Duration = { count: 10, unit: 'working minutes' };

/** Changes when a task warns, when it is due, and who hears of it then. Tasks that are open keep theirs. */
export function DeadlineForm({ item, escalations, close }: DeadlineFormProps) {
  const { t } = useTranslation();
  const { busy, problem, change } = useDeadlineActs(item);
  const [warn, setWarn] = useState(durationOf(item.values['warn']) ?? USUAL);
  const [due, setDue] = useState(durationOf(item.values['due']) ?? USUAL);
  const [escalateTo, setTo] = useState(String(item.values['escalateTo']));
  const [since, setSince] = useState<Since>('now');
  const send = async () => {
    if (since === undefined) return;
    if (await change({ warn: durationText(warn), due: durationText(due), escalateTo }, since)) close();
  };
  return (
    <div className={styles.form}>
      <ActForm
        title={t('rules.change', { title: item.title })}
        hint={t('rules.changeHint')}
        act={t('rules.save')}
        busy={busy}
        problem={problem}
        send={() => void send()}
        close={close}
      >
        <DurationField label={t('rules.warn')} value={warn} change={setWarn} first />
        <DurationField label={t('rules.due')} value={due} change={setDue} />
        <Select
          label={t('rules.escalateTo')}
          allowDeselect={false}
          data={escalations.map(({ role, label }) => ({ value: role, label }))}
          value={escalateTo}
          onChange={(role) => role !== null && setTo(role)}
          comboboxProps={{ transitionProps: { duration: 0 } }}
        />
        <SinceField since={since} change={setSince} />
      </ActForm>
    </div>
  );
}

interface DurationFieldProps {
  label: string;
  value: Duration;
  change: (value: Duration) => void;
  first?: boolean;
}

/** A number and its unit, side by side. */
function DurationField({ label, value, change, first = false }: DurationFieldProps) {
  const { t } = useTranslation();
  const [typed, type] = useState(String(value.count));
  const count = (text: string) => {
    type(text);
    const number = Number(text.replace(',', '.'));
    if (number > 0) change({ ...value, count: number });
  };
  return (
    <div className={styles.duration}>
      <LineField label={label} inputMode="decimal" value={typed} autoFocus={first} autoComplete="off" onChange={(event) => count(event.currentTarget.value)} />
      <Select
        aria-label={t('rules.unitOf', { name: label })}
        allowDeselect={false}
        data={UNITS.map((unit) => ({ value: unit, label: t(`rules.units.${unit}`) }))}
        value={value.unit}
        onChange={(unit) => unit !== null && change({ ...value, unit: unit as Unit })}
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
    </div>
  );
}
