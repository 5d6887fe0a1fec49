import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { FormData } from '../task/form/form-schema';
import { moment } from '../time/format';
import { useNow } from '../time/now';
import { usePlace } from '../time/place';
import { Button } from '../ui/Button';
import { Key } from '../ui/Key';
import styles from './Found.module.css';
import type { FoundClient } from './found-client';
import { typedPart } from './phone';
import { wordsOf } from './rows';
import type { Talk } from './use-talk';

interface FoundProps {
  talk: Talk;
  data: FormData;
  readOnly: boolean;
}

/** Who the caller may be, found while one types; then what is open with him, and what the call is about. */
export function Found({ talk, data, readOnly }: FoundProps) {
  const { t } = useTranslation();
  const { found, chosen } = talk;
  if (found.length === 0) return <p className={styles.none}>{t('call.found.none')}</p>;
  return (
    <>
      <p className={styles.head}>
        <span className="caption">{t(chosen ? 'call.found.known' : 'call.found.maybe')}</span>
        {!chosen && <span className={styles.count}>{t('call.found.count', { count: found.length })}</span>}
      </p>
      <ul className={styles.list} aria-label={t('call.found.title')}>
        {found.map((client, index) => (
          <li key={client.id}>
            <button
              type="button"
              className={styles.client}
              aria-current={chosen !== undefined || talk.marked === index || undefined}
              disabled={readOnly || chosen !== undefined}
              onClick={() => talk.take(client)}
            >
              <Client client={client} typed={wordsOf(data, 'phone')} />
              {!chosen && talk.marked === index && <Key name="Enter" />}
            </button>
          </li>
        ))}
      </ul>
      {!chosen && !readOnly && (
        <Button kind="quiet" className={styles.new} onClick={talk.refuse} aria-keyshortcuts="Alt+N">
          {t('call.found.new')} <Key name="Alt N" />
        </Button>
      )}
      {chosen && chosen.openCases.length > 0 && <About talk={talk} chosen={chosen} data={data} readOnly={readOnly} />}
    </>
  );
}

function Client({ client, typed }: { client: FoundClient; typed: string }) {
  const { t } = useTranslation();
  const place = usePlace();
  const now = useNow();
  const { name, company, city, kind, manager, openCases, lastContact, promises } = client;
  const text = client.phoneText ?? client.phone ?? '';
  const part = typedPart(text, typed);
  const when = (at: string) => moment(Date.parse(at), place, now);
  const second = [company ?? (kind === 'private' ? t('call.choices.clientKind.private') : null), city].filter(Boolean).join(', ');
  const facts: [label: string, value: string, late?: boolean][] = [
    ...openCases.map(({ number, step }): [string, string] => [t('call.found.open'), [number, step].filter(Boolean).join(', ')]),
    ...(manager ? [[t('call.found.manager'), managerText(manager, { t, when })] as [string, string]] : []),
    ...promises.map(({ label, dueAt }): [string, string, boolean] => [
      t('call.found.promised'),
      dueAt === null ? label : t('call.found.promise', { what: label, time: when(dueAt) }),
      dueAt !== null && Date.parse(dueAt) < now,
    ]),
    ...(lastContact ? [[t('call.found.last'), [when(lastContact.at), lastContact.said ?? lastContact.what].join(', ')] as [string, string]] : []),
  ];
  return (
    <span className={styles.card}>
      <b className={styles.name}>{name ?? company ?? t('client.unknown')}</b>
      {second !== '' && <span className={styles.second}>{second}</span>}
      {text !== '' && (
        <span className={styles.phone}>
          <mark>{text.slice(0, part)}</mark>
          {text.slice(part)}
        </span>
      )}
      {facts.length > 0 && (
        <span className={styles.facts}>
          {facts.map(([label, value, late], index) => (
            <span key={`${label}-${index}`} className={styles.fact} data-late={late || undefined}>
              <span>{label}</span>
              <span>{value}</span>
            </span>
          ))}
        </span>
      )}
    </span>
  );
}

function managerText(
  { name, awayUntil, substitute }: NonNullable<FoundClient['manager']>,
  { t, when }: { t: TFunction; when: (at: string) => string },
): string {
  if (awayUntil === null) return name;
  return substitute
    ? t('call.found.awayFor', { name, until: when(awayUntil), other: substitute.name })
    : t('call.found.away', { name, until: when(awayUntil) });
}

/** Something new, or one of the caller's open cases. */
function About({ talk, chosen, data, readOnly }: FoundProps & { chosen: FoundClient }) {
  const { t } = useTranslation();
  const about = (data['aboutCase'] as string | null | undefined) ?? null;
  const choices = [{ id: null, label: t('call.about.new') }, ...chosen.openCases.map(({ id, number }) => ({ id, label: t('call.about.case', { number }) }))];
  return (
    <div className={styles.about}>
      <p className="caption" id="call-about">
        {t('call.about.title')} <Key name="Alt J" />
      </p>
      <div role="radiogroup" aria-labelledby="call-about" className={styles.choices}>
        {choices.map(({ id, label }) => (
          <button
            key={label}
            type="button"
            role="radio"
            aria-checked={about === id}
            disabled={readOnly}
            className={styles.choice}
            onClick={() => talk.about(id)}
          >
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}
