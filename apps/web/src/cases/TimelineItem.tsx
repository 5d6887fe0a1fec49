import {
  IconAlertTriangle,
  IconArrowMerge,
  IconArrowsSplit,
  IconBellRinging,
  IconBolt,
  IconBriefcase,
  IconCheck,
  IconChecklist,
  IconCircleX,
  IconHeartHandshake,
  IconInbox,
  IconMail,
  IconMailOff,
  IconPaperclip,
  IconPhone,
  IconRefresh,
  IconRoute,
  IconTable,
  IconUserCheck,
  type Icon,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../api/types';
import { exact, hour } from '../time/format';
import { usePlace } from '../time/place';
import { EntryRest } from './EntryRest';
import styles from './Timeline.module.css';

const SIGNS: Record<string, Icon> = {
  'request.recorded': IconInbox,
  'case.opened': IconBriefcase,
  'case.closed': IconBriefcase,
  'process.started': IconRoute,
  'process.ended': IconRoute,
  'step.entered': IconRoute,
  'task.opened': IconChecklist,
  'task.completed': IconCheck,
  'task.closed': IconCircleX,
  'task.escalated': IconBellRinging,
  'task.reopened': IconRefresh,
  'file.added': IconPaperclip,
  'file.removed': IconPaperclip,
  'file.returned': IconPaperclip,
  'contact.made': IconPhone,
  'contact.linked': IconPhone,
  'client.found': IconUserCheck,
  'client.merged': IconArrowMerge,
  'client.unmerged': IconArrowsSplit,
  'decision.made': IconTable,
  'letter.queued': IconMail,
  'letter.stopped': IconMailOff,
  'deal.opened': IconHeartHandshake,
  'deal.lost': IconCircleX,
};

/** One thing that happened: when, what, who, and whether it was in time. */
export function TimelineItem({ entry, foot = null }: { entry: TimelineEntry; foot?: ReactNode }) {
  const { t } = useTranslation();
  const place = usePlace();
  const at = Date.parse(entry.at);
  const Sign = SIGNS[entry.kind] ?? IconBolt;
  const second = [entry.text, entry.actor].filter(Boolean).join(t('timeline.between'));
  return (
    <li className={entry.actor === null ? `${styles.entry} ${styles.byRule}` : styles.entry}>
      <time className={styles.time} dateTime={entry.at} title={exact(at, place)}>
        {hour(at, place)}
      </time>
      <span className={styles.sign}>
        <Sign size={14} aria-hidden />
      </span>
      <div className={styles.body}>
        <p className={styles.title}>
          {entry.taskId === null ? (
            entry.title
          ) : (
            <Link to="/tasks/$id" params={{ id: entry.taskId }}>
              {entry.title}
            </Link>
          )}
        </p>
        {second !== '' && <p className={styles.text}>{second}</p>}
        <EntryRest entry={entry} />
        {foot}
      </div>
      {entry.deadline !== null && (
        <span className={`${styles.deadline} ${styles[entry.deadline] ?? ''}`}>
          {entry.deadline === 'kept' ? <IconCheck size={16} aria-hidden /> : <IconAlertTriangle size={16} aria-hidden />}
          {t(`timeline.${entry.deadline}`)}
        </span>
      )}
    </li>
  );
}
