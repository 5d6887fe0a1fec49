import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../api/types';
import { When } from '../time/When';
import { IncidentActs } from './IncidentActs';
import styles from './Incidents.module.css';

/** One trouble: what happened and what it means, since when, whose matter and whose click, what the system does, what one can do. */
export function IncidentItem({ item }: { item: Incident }) {
  const { t } = useTranslation();
  const { closed } = item;
  return (
    <article className={styles.incident} aria-label={item.title}>
      <When at={item.since} as="ago" className={styles.since} />
      <div className={styles.body}>
        <h2 className={styles.title}>{item.title}</h2>
        <p className={styles.text}>{item.text}</p>
        <Where item={item} />
        {item.facts !== null && (
          <details className={styles.facts}>
            <summary>{t('incidents.facts')}</summary>
            <p>{item.facts}</p>
          </details>
        )}
      </div>
      <div className={styles.side}>
        {item.trying !== null && <p className={styles.trying}>{item.trying}</p>}
        {closed === null ? (
          <IncidentActs item={item} />
        ) : (
          <p className={styles.closed}>
            {closed.by === null ? t('incidents.closedBySystem') : t('incidents.closedBy', { name: closed.by })} <When at={closed.at} as="moment" />
            {closed.by !== null && <q>{closed.why}</q>}
          </p>
        )}
      </div>
    </article>
  );
}

/** Which case, process and step, which task, and whose click. */
function Where({ item }: { item: Incident }) {
  const { t } = useTranslation();
  const { caseId, caseNumber, task, processLabel, stepLabel, actor } = item;
  const place = [processLabel, stepLabel].filter(Boolean).join(t('page.and'));
  return (
    <p className={styles.where}>
      {caseId !== null && (
        <Link className="link" to="/cases/$id" params={{ id: caseId }}>
          {t('client.case', { number: caseNumber })}
        </Link>
      )}
      {place !== '' && <span>{place}</span>}
      {task && (
        <Link className="link" to="/tasks/$id" params={{ id: task.id }}>
          {t('incidents.task', { title: task.title })}
        </Link>
      )}
      {actor !== null && <span>{t('incidents.actor', { name: actor })}</span>}
    </p>
  );
}
