import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Promised } from '../api/types';
import { useNow } from '../time/now';
import { When } from '../time/When';
import { minutesBetween } from '../ui/deadline';
import { spanOf } from '../ui/span';
import styles from './Promises.module.css';

/** What was promised to the client: what is open or broken first, with its time; what was kept with a tick. `withCase`: each with the case in which it was. */
export function PromisesCard({ promises, className, withCase = false }: { promises: readonly Promised[]; className?: string | undefined; withCase?: boolean }) {
  const { t } = useTranslation();
  if (promises.length === 0) return null;
  return (
    <section className={`panel ${className ?? ''}`} aria-labelledby="promises">
      <h2 id="promises" className="caption">
        {t('promise.title')}
      </h2>
      <ul className={styles.list}>
        {promises.map((one) => (
          <PromiseItem key={one.id} one={one} withCase={withCase} />
        ))}
      </ul>
    </section>
  );
}

function PromiseItem({ one, withCase }: { one: Promised; withCase: boolean }) {
  const { t } = useTranslation();
  const now = useNow();
  const due = Date.parse(one.dueAt);
  // The time of an open one may come while somebody looks at it.
  const state = one.state === 'open' && due <= now ? 'broken' : one.state;
  return (
    <li className={`${styles.promise} ${styles[state] ?? ''}`}>
      <p className={styles.what}>
        {one.label} {t('promise.by')} <When at={one.dueAt} as="moment" />
      </p>
      <p className={styles.who}>
        {one.by !== null && <span>{t('promise.promised', { name: one.by.name })}</span>}
        <span>{t('promise.keeps', { name: one.keeper?.name ?? one.groupLabel })}</span>
        {withCase && one.caseId !== null && (
          <Link to="/cases/$id" params={{ id: one.caseId }} className="link">
            {t('client.case', { number: one.caseNumber })}
          </Link>
        )}
      </p>
      {one.closedAt === null ? (
        <p className={styles.left}>{t(state === 'broken' ? 'promise.late' : 'promise.left', { time: spanOf(minutesBetween(now, due), t) })}</p>
      ) : (
        <p className={styles.end}>
          {state === 'kept' && <IconCheck size={16} aria-hidden />}
          {state === 'broken' && <IconAlertTriangle size={16} aria-hidden />}
          {one.stateLabel} <When at={one.closedAt} as="moment" />
        </p>
      )}
    </li>
  );
}
