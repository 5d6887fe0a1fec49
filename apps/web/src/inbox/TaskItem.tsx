import { IconAlertTriangle, IconBellRinging } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo, type MouseEvent, type Ref } from 'react';
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
  /** Why an act on many was refused for this one. */
  reason: string | undefined;
  /** For an act on many. */
  marked: boolean;
  mark: { toggle: (id: string) => void; reach: (id: string) => void };
  myId: string;
  link?: Ref<HTMLAnchorElement>;
  /** Told the row's id. */
  onFocus?: (id: string) => void;
}

/** One task: the clock, who waits and for what, the case, since when, whose it is. Drawn again only when something of its own changes: a key moves the hand past forty of them. */
export const TaskItem = memo(function TaskItem({ row, chosen, gone = false, reason, marked, mark, myId, link, onFocus }: TaskItemProps) {
  const { t } = useTranslation();
  const { client } = row;
  const instead = gone ? 'gone' : row.status === 'completing' ? 'going' : undefined;
  const name = calledBy(row) ?? t('client.unknown');
  // Shift and a click is the hand's way to a range: not a new window.
  const click = (event: MouseEvent) => {
    if (!event.shiftKey) return;
    event.preventDefault();
    mark.reach(row.id);
  };
  return (
    <>
      <input
        type="checkbox"
        className={styles.box}
        checked={marked}
        tabIndex={-1}
        aria-label={t('bulk.mark', { name, title: row.title })}
        onClick={(event) => (event.shiftKey ? mark.reach(row.id) : mark.toggle(row.id))}
        readOnly
      />
      <Link
        ref={link}
        to="/tasks/$id"
        params={{ id: row.id }}
        className={[styles.row, chosen && styles.chosen, marked && styles.marked, gone && styles.gone].filter(Boolean).join(' ')}
        onFocus={() => onFocus?.(row.id)}
        onClick={click}
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
          {reason === undefined ? (
            <p className={`${styles.what} cut`}>{row.gist === null ? row.title : t('tasks.what', { title: row.title, gist: row.gist })}</p>
          ) : (
            <p className={`${styles.why} cut`} title={reason}>
              <IconAlertTriangle size={14} aria-hidden />
              {reason}
            </p>
          )}
        </div>
        <span className={styles.number}>{row.caseNumber}</span>
        <When at={row.openedAt} className={styles.since} />
        <Holder row={row} myId={myId} />
      </Link>
    </>
  );
});

/** Who waits: the client, else who started the matter, else what it is; null of a client of whom nothing is known. */
function calledBy({ client, starter, processLabel }: TaskRow): string | null {
  if (client === null) return starter?.name ?? processLabel;
  return client.name ?? client.company ?? client.phoneText ?? client.email;
}

function Holder({ row, myId }: { row: TaskRow; myId: string }) {
  const { t } = useTranslation();
  if (row.assignee === null) return <Avatar kind="group" name={row.groupLabel} title={t('tasks.holderGroup', { name: row.groupLabel })} />;
  const mine = row.assignee.id === myId;
  return <Avatar kind="person" name={row.assignee.name} me={mine} title={mine ? t('tasks.holderMe') : t('tasks.holderPerson', { name: row.assignee.name })} />;
}
