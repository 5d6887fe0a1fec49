import { IconBellRinging } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskRow } from '../api/types';
import { When } from '../time/When';
import { Avatar } from '../ui/Avatar';
import { Clock } from '../ui/Clock';
import styles from './TaskTable.module.css';

interface TaskItemProps {
  row: TaskRow;
  /** Under the hand: by key or by pointer. */
  chosen: boolean;
  /** No longer in this list; it stays until the reader asks for a new order. */
  gone?: boolean;
  myId: string;
  link?: Ref<HTMLAnchorElement>;
  onFocus?: () => void;
}

/** One task: the clock, who waits and for what, the case, since when, whose it is. */
export function TaskItem({ row, chosen, gone = false, myId, link, onFocus }: TaskItemProps) {
  const { t } = useTranslation();
  const { client } = row;
  const instead = gone ? 'gone' : row.status === 'completing' ? 'going' : undefined;
  const name = client ? (client.name ?? client.company ?? client.phoneText ?? client.email ?? t('client.unknown')) : (row.starter?.name ?? row.processLabel);
  return (
    <Link
      ref={link}
      to="/tasks/$id"
      params={{ id: row.id }}
      className={[styles.row, chosen && styles.chosen, gone && styles.gone].filter(Boolean).join(' ')}
      onFocus={onFocus}
      tabIndex={chosen ? 0 : -1}
    >
      <Clock deadline={row} instead={instead} word={t(gone ? 'tasks.gone' : 'tasks.going')} className={styles.clock} />
      <div className={styles.text}>
        <div className={styles.who}>
          <b>{name}</b>
          {client && client.name !== null && client.company !== null && <span className={`${styles.company} cut`}>{client.company}</span>}
          {row.urgent && <span className={styles.urgent}>{t('tasks.urgent')}</span>}
          {row.escalated && (
            <span className={styles.chip}>
              <IconBellRinging size={14} aria-hidden />
              {t('tasks.escalated')}
            </span>
          )}
        </div>
        <p className={`${styles.what} cut`}>{row.gist === null ? row.title : t('tasks.what', { title: row.title, gist: row.gist })}</p>
      </div>
      <span className={styles.number}>{row.caseNumber}</span>
      <When at={row.openedAt} className={styles.since} />
      <Holder row={row} myId={myId} />
    </Link>
  );
}

function Holder({ row, myId }: { row: TaskRow; myId: string }) {
  const { t } = useTranslation();
  if (row.assignee === null) return <Avatar kind="group" name={row.groupLabel} title={t('tasks.holderGroup', { name: row.groupLabel })} />;
  const mine = row.assignee.id === myId;
  return <Avatar kind="person" name={row.assignee.name} me={mine} title={mine ? t('tasks.holderMe') : t('tasks.holderPerson', { name: row.assignee.name })} />;
}
