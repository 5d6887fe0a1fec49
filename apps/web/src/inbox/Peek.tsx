import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client';
import type { TaskDetail } from '../api/types';
import { ClientBlock } from '../clients/ClientBlock';
import { RequestWords } from '../requests/RequestWords';
import { TaskActs } from '../task/TaskActs';
import { ButtonLink } from '../ui/Button';
import { Clock } from '../ui/Clock';
import { Key } from '../ui/Key';
import styles from './Peek.module.css';
import { useEarlyKeys } from './use-early-keys';

/** What the chosen task is about, beside the list: enough to pick up the phone. While rows are marked its acts are theirs. */
export function Peek({ id, marking }: { id: string; marking: boolean }) {
  const { data: task } = query.useQuery('get', '/api/v1/tasks/{id}', { params: { path: { id } } }, { placeholderData: keepPreviousData });
  const here = task?.id === id;
  useEarlyKeys(marking ? null : id, here);
  return task ? <Contents task={task} here={here} acts={here && !marking} /> : null;
}

/** `here`: what is shown is what is chosen, not yet the one before it. */
function Contents({ task, here, acts }: { task: TaskDetail; here: boolean; acts: boolean }) {
  const { t } = useTranslation();
  const { client, request } = task;
  return (
    <div className={styles.peek} aria-busy={!here}>
      <div className={styles.body}>
        <section className={styles.part}>
          <span>
            <Clock deadline={task} instead={task.status === 'completing' ? 'going' : undefined} word={t('tasks.going')} big />
          </span>
          <h2 className={styles.title}>{task.title}</h2>
          {task.help !== null && <p className={styles.help}>{task.help}</p>}
        </section>
        {acts && (
          <section className={styles.part}>
            <TaskActs key={task.id} task={task} />
          </section>
        )}
        {client && (
          <section className={styles.part}>
            <ClientBlock client={client} big />
          </section>
        )}
        {request && (
          <section className={styles.part}>
            <RequestWords request={request} />
          </section>
        )}
      </div>
      <div className={styles.foot}>
        <ButtonLink to="/tasks/$id" params={{ id: task.id }} kind="ghost" aria-keyshortcuts="Enter">
          {t('peek.open')} <Key name="Enter" />
        </ButtonLink>
        {task.caseId !== null && (
          <ButtonLink to="/cases/$id" params={{ id: task.caseId }}>
            {t('client.case', { number: task.caseNumber })}
          </ButtonLink>
        )}
      </div>
    </div>
  );
}
