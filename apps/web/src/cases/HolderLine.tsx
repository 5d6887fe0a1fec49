import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../api/types';
import { useNow } from '../time/now';
import { When } from '../time/When';
import { Avatar } from '../ui/Avatar';
import { ButtonLink } from '../ui/Button';
import { stateAt } from '../ui/deadline';
import { Key } from '../ui/Key';
import { useKeys } from '../ui/use-keys';
import styles from './HolderLine.module.css';

/** Who holds the matter, since when, until when, and what then: what a page about a case says first. */
export function HolderLine({ item }: { item: CaseDetail }) {
  const { t } = useTranslation();
  const now = useNow();
  const { holder } = item;
  if (holder === null) return <Ended item={item} />;
  const task = item.tasks.find(({ id }) => id === holder.taskId);
  const state = stateAt({ openedAt: holder.since, warnAt: task?.warnAt ?? null, dueAt: holder.until }, now);
  return (
    <section className={`panel ${styles.holder} ${styles[state] ?? ''}`} aria-label={t('holder.title')}>
      <Avatar kind={holder.kind} name={holder.name} large />
      <div className={styles.who}>
        <p className={styles.label}>{t('holder.now')}</p>
        <p className={styles.value}>{holder.name}</p>
      </div>
      <div>
        <p className={styles.label}>{t('holder.since')}</p>
        <p className={styles.value}>
          <When at={holder.since} as="moment" />{' '}
          <small>
            <When at={holder.since} as="ago" />
          </small>
        </p>
      </div>
      {item.held !== null && (
        <div>
          <p className={styles.label}>{t('holder.heldUntil')}</p>
          <p className={styles.value}>
            <When at={item.held.until} as="moment" /> {item.held.reason !== null && <small>{item.held.reason}</small>}
          </p>
        </div>
      )}
      <div>
        <p className={styles.label}>{t(state === 'late' ? 'holder.wasDue' : 'holder.until')}</p>
        <p className={styles.value}>{holder.until === null ? t('holder.noDue') : <When at={holder.until} as="moment" />}</p>
      </div>
      <div className={styles.then}>
        <p className={styles.label}>{t(state === 'late' ? 'holder.thenLate' : 'holder.then')}</p>
        <p>{holder.then === null ? t('holder.nothingThen') : t('holder.told', { who: holder.then })}</p>
      </div>
      {task && (task.mayComplete ? <OpenTask id={task.id} title={task.title} /> : <ReadTask id={task.id} title={task.title} />)}
    </section>
  );
}

/** For those who may read the task, but not do it: no main act. */
function ReadTask({ id, title }: { id: string; title: string }) {
  return (
    <ButtonLink to="/tasks/$id" params={{ id }} className={styles.act}>
      <span className="cut">{title}</span>
    </ButtonLink>
  );
}

function OpenTask({ id, title }: { id: string; title: string }) {
  const navigate = useNavigate();
  useKeys({ Enter: [title, () => void navigate({ to: '/tasks/$id', params: { id } })] });
  return (
    <ButtonLink to="/tasks/$id" params={{ id }} kind="main" className={styles.act} aria-keyshortcuts="Enter">
      <span className="cut">{title}</span> <Key name="Enter" />
    </ButtonLink>
  );
}

/** How a case ended, and when. */
function Ended({ item }: { item: CaseDetail }) {
  const { t } = useTranslation();
  const cancelled = item.processes.some(({ parentId, status }) => parentId === null && status === 'cancelled');
  return (
    <section className={`panel ${styles.holder}`} aria-label={t('holder.title')}>
      <div className={styles.who}>
        <p className={styles.label}>{t(item.status === 'closed' ? 'holder.ended' : 'cases.states.open')}</p>
        <p className={styles.value}>{cancelled ? t('holder.cancelled') : (item.stepLabel ?? t('holder.nobody'))}</p>
      </div>
      {item.closedAt !== null && (
        <div>
          <p className={styles.label}>{t('holder.closedAt')}</p>
          <p className={styles.value}>
            <When at={item.closedAt} as="moment" />
          </p>
        </div>
      )}
    </section>
  );
}
