import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { ClientContact, ClientDetail } from '../api/types';
import { useAct } from '../api/use-act';
import { useMay } from '../app/session';
import { ActForm } from '../ui/ActForm';
import { Button } from '../ui/Button';
import { say } from '../ui/toast';
import { WordsField } from '../ui/WordsField';
import styles from './Client.module.css';
import { KnownHint } from './FactsFields';
import { useClientsAgain } from './use-clients';

/** Who speaks for a client; somebody is added, changed and taken out in place. */
export function PeoplePanel({ client }: { client: ClientDetail }) {
  const { t } = useTranslation();
  const mayEdit = useMay('client.edit');
  const [open, setOpen] = useState<string>();
  const close = () => setOpen(undefined);
  if (!mayEdit && client.contacts.length === 0) return null;
  return (
    <section className={`panel ${styles.part}`} aria-label={t('clients.people')}>
      <h2 className="caption">{t('clients.people')}</h2>
      {client.contacts.length === 0 && open === undefined && <p className={styles.quiet}>{t('clients.noPeople')}</p>}
      {client.contacts.map((one) =>
        open === one.id ? (
          <ContactForm key={one.id} client={client.id} one={one} close={close} />
        ) : (
          <Contact key={one.id} one={one} change={mayEdit ? () => setOpen(one.id) : undefined} />
        ),
      )}
      {mayEdit && open === 'new' && <ContactForm client={client.id} one={null} close={close} />}
      {mayEdit && open === undefined && (
        <Button className={styles.add} onClick={() => setOpen('new')}>
          {t('clients.addPerson')}
        </Button>
      )}
    </section>
  );
}

function Contact({ one, change }: { one: ClientContact; change: (() => void) | undefined }) {
  const { t } = useTranslation();
  return (
    <div className={styles.contact}>
      <div>
        <p className={styles.name}>{one.name}</p>
        {one.position !== null && <p className={styles.quiet}>{one.position}</p>}
        {one.phone !== null && (
          <p>
            <a className="link" href={`tel:${one.phone}`}>
              {one.phoneText}
            </a>
          </p>
        )}
        {one.email !== null && (
          <p>
            <a className="link" href={`mailto:${one.email}`}>
              {one.email}
            </a>
          </p>
        )}
      </div>
      {change && (
        <Button kind="quiet" onClick={change} aria-label={t('clients.changePerson', { name: one.name })}>
          {t('clients.change')}
        </Button>
      )}
    </div>
  );
}

const FIELDS = ['name', 'position', 'phone', 'email'] as const;
type Typed = Record<(typeof FIELDS)[number], string>;

function bodyOf(typed: Typed) {
  const given = (field: (typeof FIELDS)[number]) => typed[field].trim() || null;
  return { name: typed.name.trim(), position: given('position'), phone: given('phone'), email: given('email') };
}

/** Writes somebody down, or what has changed of him; taking him out can be undone. */
function ContactForm({ client, one, close }: { client: string; one: ClientContact | null; close: () => void }) {
  const { t } = useTranslation();
  const again = useClientsAgain();
  const { busy, problem, run } = useAct();
  const [typed, setTyped] = useState<Typed>(() => ({
    name: one?.name ?? '',
    position: one?.position ?? '',
    phone: one?.phoneText ?? '',
    email: one?.email ?? '',
  }));
  const add = (body: ReturnType<typeof bodyOf>) => api.POST('/api/v1/clients/{id}/contacts', { params: { path: { id: client } }, body });
  const send = async () => {
    const body = bodyOf(typed);
    const path = one && { id: client, contact: one.id };
    const call = () => (path ? api.PUT('/api/v1/clients/{id}/contacts/{contact}', { params: { path }, body }) : add(body));
    if (!(await run<unknown>(call))) return;
    again();
    close();
  };
  const remove = async (gone: ClientContact) => {
    const path = { id: client, contact: gone.id };
    if (!(await run(() => api.DELETE('/api/v1/clients/{id}/contacts/{contact}', { params: { path } }), again))) return;
    const { name, position, phone, email } = gone;
    say(t('clients.personGone', { name }), () => void run(() => add({ name, position, phone, email })).then(again));
    again();
    close();
  };
  return (
    <ActForm
      title={t(one ? 'clients.personTitle' : 'clients.newPerson')}
      hint={problem?.client === undefined ? undefined : <KnownHint problem={problem} />}
      act={t('clients.save')}
      busy={busy}
      problem={problem}
      send={() => void send()}
      close={close}
    >
      {FIELDS.map((field, index) => (
        <WordsField
          key={field}
          first={index === 0}
          max={200}
          label={t(field === 'name' || field === 'position' ? `clients.person.${field}` : `clients.facts.${field}`)}
          value={typed[field]}
          change={(value) => setTyped((before) => ({ ...before, [field]: value }))}
        />
      ))}
      {one && (
        <Button kind="quiet" className={styles.remove} onClick={() => void remove(one)}>
          {t('clients.removePerson')}
        </Button>
      )}
    </ActForm>
  );
}
