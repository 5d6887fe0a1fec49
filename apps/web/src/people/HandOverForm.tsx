import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Staff } from '../api/types';
import { useAct } from '../api/use-act';
import { useMe } from '../app/session';
import { ActForm } from '../ui/ActForm';
import { say } from '../ui/toast';
import styles from './People.module.css';
import { usePeopleAgain } from './use-people';

/** Everything that a person has, to one person or by the rule. It says how much that is before it is done, for there is no way back. */
export function HandOverForm({ one, others, close }: { one: Staff; others: Staff[]; close: () => void }) {
  const { t } = useTranslation();
  const { user } = useMe();
  const again = usePeopleAgain();
  const { busy, problem, run } = useAct();
  const [to, setTo] = useState<string | null>(null);
  const [leaves, setLeaves] = useState(false);
  const send = async () => {
    const body = { ...(to === null ? {} : { to }), leaves };
    const done = await run(() => api.POST('/api/v1/people/{id}/hand-over', { params: { path: { id: one.id } }, body }), again);
    if (!done?.data) return;
    const { toPeople, toGroup } = done.data;
    say(t('people.handedOver', { toPeople, toGroup }));
    again();
    close();
  };
  return (
    <ActForm
      title={t('people.handOverTitle', { name: one.name })}
      hint={
        <>
          {t('people.handOverCount', { tasks: t('people.tasks', { count: one.openTasks }), clients: t('people.clients', { count: one.clients }) })}{' '}
          {t('people.handOverHint')}
        </>
      }
      act={t(leaves ? 'people.handOverAndLeave' : 'people.handOver')}
      busy={busy}
      problem={problem}
      send={() => void send()}
      close={close}
    >
      <Select
        label={t('people.handOverTo')}
        placeholder={t('people.byRule')}
        autoFocus
        openOnFocus={false}
        searchable
        clearable
        nothingFoundMessage={t('hold.nobodyFound')}
        data={others.map(({ id, name }) => ({ value: id, label: name }))}
        value={to}
        onChange={setTo}
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
      {one.active && one.id !== user.id && (
        <label className={styles.tick}>
          <input type="checkbox" checked={leaves} onChange={(event) => setLeaves(event.currentTarget.checked)} />
          {t('people.leaves')}
        </label>
      )}
    </ActForm>
  );
}
