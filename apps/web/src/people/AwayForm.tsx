import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { AbsenceKind, Staff } from '../api/types';
import { useAct } from '../api/use-act';
import { dayAt } from '../time/format';
import { InstantField } from '../time/InstantField';
import { serverNow } from '../time/now';
import { usePlace } from '../time/place';
import { ActForm } from '../ui/ActForm';
import { say } from '../ui/toast';
import { usePeopleAgain } from './use-people';

const KINDS: readonly AbsenceKind[] = ['vacation', 'sick', 'trip', 'other'];
/** When one usually comes back: the hour at which the day begins. */
const MORNING = 9;

/** From now until when somebody is away, why, and who of the same group stands in. */
export function AwayForm({ one, others, close }: { one: Staff; others: Staff[]; close: () => void }) {
  const { t } = useTranslation();
  const place = usePlace();
  const again = usePeopleAgain();
  const { busy, problem, run } = useAct();
  const [quick] = useState(() =>
    ([1, 7, 14] as const).map((days) => ({ name: t(`people.days.${days}`), at: dayAt(serverNow(), place, { days, hour: MORNING }) })),
  );
  const [until, setUntil] = useState<number | null>(quick[0]?.at ?? null);
  const [kind, setKind] = useState<AbsenceKind>('vacation');
  const [substitute, setSubstitute] = useState<string | null>(null);
  const group = others.filter(({ roles }) => roles.some((role) => one.roles.includes(role)));
  const send = async () => {
    if (until === null) return;
    const span = { from: new Date(serverNow()).toISOString(), until: new Date(until).toISOString() };
    const body = { person: one.id, ...span, kind, ...(substitute === null ? {} : { substitute }) };
    if (!(await run(() => api.POST('/api/v1/absences', { body })))) return;
    say(t('people.isAway', { name: one.name }));
    again();
    close();
  };
  return (
    <ActForm
      title={t('people.awayTitle', { name: one.name })}
      hint={t('people.awayHint')}
      act={t('people.awayAct')}
      busy={busy}
      problem={problem}
      send={() => void send()}
      close={close}
    >
      <Select
        label={t('people.kind')}
        autoFocus
        openOnFocus={false}
        allowDeselect={false}
        data={KINDS.map((name) => ({ value: name, label: t(`people.kinds.${name}`) }))}
        value={kind}
        onChange={(name) => setKind(name as AbsenceKind)}
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
      <InstantField label={t('people.until')} at={until} change={setUntil} quick={quick} />
      <Select
        label={t('people.substitute')}
        placeholder={t('people.nobody')}
        clearable
        searchable
        nothingFoundMessage={t('hold.nobodyFound')}
        data={group.map(({ id, name }) => ({ value: id, label: name }))}
        value={substitute}
        onChange={setSubstitute}
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
    </ActForm>
  );
}
