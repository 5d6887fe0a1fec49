import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { ClientDetail } from '../api/types';
import { useAct } from '../api/use-act';
import { useMay } from '../app/session';
import { usePeople } from '../people/use-people';
import { When } from '../time/When';
import { ActForm } from '../ui/ActForm';
import { Avatar } from '../ui/Avatar';
import { Button } from '../ui/Button';
import styles from './Client.module.css';
import { useClientsAgain } from './use-clients';

/** Who looks after a client, and who stands in while he is away; the head names another in place. */
export function OwnManager({ client }: { client: ClientDetail }) {
  const { t } = useTranslation();
  const mayName = useMay('people.manage');
  const [open, setOpen] = useState(false);
  const { manager } = client;
  return (
    <section className={`panel ${styles.part}`} aria-label={t('clients.manager')}>
      <h2 className="caption">{t('clients.manager')}</h2>
      {open ? (
        <ManagerForm client={client} close={() => setOpen(false)} />
      ) : (
        <>
          {manager === null && <p className={styles.quiet}>{t('clients.noManager')}</p>}
          {manager !== null && (
            <div className={styles.manager}>
              <Avatar kind="person" name={manager.name} />
              <div>
                <p className={styles.name}>{manager.name}</p>
                {manager.awayUntil !== null && (
                  <p className={styles.quiet}>
                    {t('clients.awayUntil')} <When at={manager.awayUntil} as="moment" />
                    {manager.substitute !== null && `. ${t('people.standsIn', { name: manager.substitute.name })}`}
                  </p>
                )}
              </div>
            </div>
          )}
          {mayName && (
            <Button className={styles.add} onClick={() => setOpen(true)}>
              {t(manager === null ? 'clients.nameManager' : 'clients.otherManager')}
            </Button>
          )}
        </>
      )}
    </section>
  );
}

function ManagerForm({ client, close }: { client: ClientDetail; close: () => void }) {
  const { t } = useTranslation();
  const again = useClientsAgain();
  const people = usePeople();
  const { busy, problem, run } = useAct();
  const [person, setPerson] = useState<string | null>(client.manager?.id ?? null);
  const managers = (people.data ?? []).filter(({ active, roles }) => active && (roles.includes('manager') || roles.includes('head')));
  const send = async () => {
    // Pressed before the names are there: nobody would be what was not chosen.
    if (!people.data) return;
    const body = person === null ? {} : { person };
    if (!(await run(() => api.PUT('/api/v1/clients/{id}/manager', { params: { path: { id: client.id } }, body })))) return;
    again();
    close();
  };
  return (
    <ActForm
      title={t('clients.managerTitle')}
      hint={t('clients.managerHint')}
      act={t('clients.save')}
      busy={busy}
      problem={problem}
      send={() => void send()}
      close={close}
    >
      <Select
        label={t('clients.manager')}
        placeholder={t('people.nobody')}
        autoFocus
        openOnFocus={false}
        searchable
        clearable
        nothingFoundMessage={t('hold.nobodyFound')}
        data={managers.map(({ id, name }) => ({ value: id, label: name }))}
        value={person}
        onChange={setPerson}
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
    </ActForm>
  );
}
