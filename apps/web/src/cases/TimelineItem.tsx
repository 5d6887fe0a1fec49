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
  IconLock,
  IconMessage,
  IconMessageQuestion,
  IconNote,
  IconPencil,
  IconPackage,
  IconPaperclip,
  IconPhone,
  IconReceipt,
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
import { useStayWords } from '../map/use-stay-words';
import { exact, hour } from '../time/format';
import { usePlace } from '../time/place';
import { WhyButton } from '../why/WhyButton';
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
  'case.noted': IconNote,
  'task.commented': IconMessage,
  'client.changed': IconPencil,
  'client.parted': IconArrowsSplit,
  'client.doubted': IconArrowMerge,
  'decision.made': IconTable,
  'letter.queued': IconMail,
  'letter.stopped': IconMailOff,
  'deal.opened': IconHeartHandshake,
  'deal.lost': IconCircleX,
  'deal.described': IconChecklist,
  'offer.made': IconReceipt,
  'offer.agreed': IconHeartHandshake,
  'objection.met': IconMessage,
  'item.found': IconPackage,
  'supplier.asked': IconMessageQuestion,
  'supplier.reminded': IconBellRinging,
  'supplier.answered': IconMessage,
  'supplier.silent': IconCircleX,
  'query.withdrawn': IconCircleX,
  'reservation.made': IconLock,
  'reservation.ended': IconLock,
};

/** One thing that happened: when, what, who, and whether it was in time. */
export function TimelineItem({ entry, last = false, foot = null }: { entry: TimelineEntry; last?: boolean; foot?: ReactNode }) {
  const { t } = useTranslation();
  const place = usePlace();
  const words = useStayWords();
  const at = Date.parse(entry.at);
  const Sign = SIGNS[entry.kind] ?? IconBolt;
  const ended = entry.text !== null && /[.!?…]$/u.test(entry.text);
  const second = [entry.text, entry.actor].filter(Boolean).join(ended ? ' ' : t('timeline.between'));
  return (
    <div className={[styles.entry, entry.actor === null && styles.byRule, last && styles.last].filter(Boolean).join(' ')}>
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
          {entry.whys.length > 0 && <WhyButton whys={entry.whys} about={entry.title} />}
        </p>
        {second !== '' && <p className={styles.text}>{second}</p>}
        <EntryRest entry={entry} />
        {foot}
      </div>
      {entry.deadline !== null && (
        <span className={`${styles.deadline} ${styles[entry.deadline] ?? ''}`}>
          {entry.deadline === 'kept' ? <IconCheck size={16} aria-hidden /> : <IconAlertTriangle size={16} aria-hidden />}
          {t(`timeline.${entry.deadline}`)}
          {entry.took !== null && `, ${words({ took: entry.took * 1_000, norm: entry.norm === null ? null : entry.norm * 1_000 })}`}
        </span>
      )}
    </div>
  );
}
