import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Looker, TaskDetail } from '../api/types';
import { LookersLine } from '../looking/LookersLine';
import { differ, useClientZone } from '../time/client-zone';
import { exact, hour } from '../time/format';
import { useNow } from '../time/now';
import { usePlace } from '../time/place';
import { When } from '../time/When';
import { Clock } from '../ui/Clock';
import { CopyButton } from '../ui/CopyButton';
import styles from './Task.module.css';

/** Whom to call, and how much time is left. */
export function ClientBar({ task, others }: { task: TaskDetail; others: readonly Looker[] }) {
  const { t } = useTranslation();
  const { client, caseId } = task;
  const secondary = client ? [client.name === null ? null : client.company, client.city].filter(Boolean).join(', ') : '';
  return (
    <section className={styles.whoBar} aria-label={t('client.title')}>
      <div className={styles.client}>
        <p className={styles.name}>
          {client ? (
            <Link to="/clients/$id" params={{ id: client.id }}>
              {client.name ?? client.company ?? t('client.unknown')}
            </Link>
          ) : (
            (task.starter?.name ?? task.processLabel)
          )}
        </p>
        {secondary !== '' && <p className={`${styles.company} cut`}>{secondary}</p>}
      </div>
      {client && client.phone !== null && (
        <p className={styles.phone}>
          <a href={`tel:${client.phone}`}>{client.phoneText ?? client.phone}</a>
          <CopyButton text={client.phone} label={t('client.copyPhone')} />
        </p>
      )}
      <TheirClock />
      {client && client.email !== null && (
        <a className={`link ${styles.email}`} href={`mailto:${client.email}`}>
          {client.email}
        </a>
      )}
      <div className={styles.lookers}>
        <LookersLine others={others} />
      </div>
      <div className={styles.due}>
        {task.closed === null && <Clock deadline={task} instead={task.status === 'completing' ? 'going' : undefined} word={t('tasks.going')} big />}
        <p>
          {caseId !== null && (
            <Link className="link" to="/cases/$id" params={{ id: caseId }}>
              {t('client.case', { number: task.caseNumber })}
            </Link>
          )}
          <span className="wide-only">
            {caseId !== null && ', '}
            {t('task.since')} <When at={task.openedAt} as="moment" />
          </span>
        </p>
      </div>
    </section>
  );
}

/** What the client's clock shows now, where it shows another time than ours: nobody is called at night. */
function TheirClock() {
  const { t } = useTranslation();
  const zone = useClientZone();
  const place = usePlace();
  const now = useNow();
  if (zone === null || !differ(zone, place.timeZone, now)) return null;
  const theirs = { ...place, timeZone: zone };
  return (
    <p className={styles.theirClock} title={exact(now, theirs)}>
      {t('client.clock', { time: hour(now, theirs) })}
    </p>
  );
}
