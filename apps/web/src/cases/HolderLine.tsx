import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../api/types';
import { useMay } from '../app/session';
import { useNow } from '../time/now';
import { When } from '../time/When';
import { Avatar } from '../ui/Avatar';
import { Button, ButtonLink } from '../ui/Button';
import { stateAt } from '../ui/deadline';
import { Key } from '../ui/Key';
import { useKeys } from '../ui/use-keys';
import styles from './HolderLine.module.css';

/** Who holds the matter, since when, until when, and what then: what a page about a case says first. */
export function HolderLine({ item, note }: { item: CaseDetail; note: () => void }) {
  const { t } = useTranslation();
  const now = useNow();
  const { holder } = item;
  if (holder === null) return <Ended item={item} note={note} />;
  const task = item.tasks.find(({ id }) => id === holder.taskId);
  // Whoever has something to do here himself does that, whoever holds the case as a whole.
  const own = task?.mayComplete ? task : item.tasks.find(({ mayComplete }) => mayComplete);
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
        <p>{holder.then === null ? t(`holder.thenOf.${holder.kind}`) : t('holder.told', { who: holder.then })}</p>
      </div>
      <div className={styles.acts}>
        {own ? <OpenTask id={own.id} title={own.title} /> : <WriteNote note={note} />}
        {task && !own && <ReadTask id={task.id} title={task.title} />}
      </div>
    </section>
  );
}

/** Who has nothing to do here may tell something. */
function WriteNote({ note }: { note: () => void }) {
  const { t } = useTranslation();
  const may = useMay('case.note');
  useKeys(may ? { Enter: [t('note.act'), note] } : {});
  if (!may) return null;
  return (
    <Button kind="main" onClick={note} aria-keyshortcuts="Enter">
      <span className="cut">{t('note.act')}</span> <Key name="Enter" />
    </Button>
  );
}

/** For those who may read the task, but not do it: no main act. */
function ReadTask({ id, title }: { id: string; title: string }) {
  return (
    <ButtonLink to="/tasks/$id" params={{ id }}>
      <span className="cut">{title}</span>
    </ButtonLink>
  );
}

function OpenTask({ id, title }: { id: string; title: string }) {
  const navigate = useNavigate();
  useKeys({ Enter: [title, () => void navigate({ to: '/tasks/$id', params: { id } })] });
  return (
    <ButtonLink to="/tasks/$id" params={{ id }} kind="main" aria-keyshortcuts="Enter">
      <span className="cut">{title}</span> <Key name="Enter" />
    </ButtonLink>
  );
}

/** How a case ended, and when. */
function Ended({ item, note }: { item: CaseDetail; note: () => void }) {
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
      <div className={styles.acts}>
        <WriteNote note={note} />
      </div>
    </section>
  );
}
