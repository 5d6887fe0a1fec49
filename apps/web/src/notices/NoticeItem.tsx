import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconAt,
  IconChecklist,
  IconClock,
  IconClockExclamation,
  IconMessageCircle,
  IconUrgent,
  type Icon,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../api/types';
import { When } from '../time/When';
import styles from './Notices.module.css';
import { placeOf, wordsOf } from './notice-words';
import { isUnread, useReading } from './use-notices';

const SIGNS: Readonly<Record<Notice['kind'], Icon>> = {
  task: IconChecklist,
  urgent: IconUrgent,
  soon: IconClock,
  late: IconClockExclamation,
  mention: IconAt,
  answer: IconMessageCircle,
  taken: IconArrowsExchange,
  incident: IconAlertTriangle,
};

/** One notice: what happened, with whom and what, when. A press opens what it is about, and it is read. */
export function NoticeItem({ notice, close }: { notice: Notice; close: (back?: boolean) => void }) {
  const { t } = useTranslation();
  const { read } = useReading();
  const { head, body } = wordsOf(notice, t);
  const fresh = isUnread(notice);
  const Sign = SIGNS[notice.kind];
  const state = fresh ? t('notices.unread') : notice.settled && !notice.read ? t('notices.settled') : null;
  return (
    <li>
      <Link
        {...placeOf(notice)}
        data-notice
        data-kind={notice.kind}
        className={fresh ? `${styles.item} ${styles.fresh}` : styles.item}
        activeProps={{ 'aria-current': undefined }}
        onClick={() => {
          if (!notice.read) read([notice.id]);
          close(false);
        }}
      >
        <Sign size={18} className={styles.sign} aria-hidden />
        <span className={styles.text}>
          <span className={styles.what}>{head}</span>
          {body !== '' && <span className={styles.about}>{body}</span>}
        </span>
        <span className={styles.end}>
          <When at={notice.at} className={styles.when} />
          {state && !fresh && <span className={styles.settled}>{state}</span>}
          {state && fresh && <span className="hidden-visually">{state}</span>}
        </span>
      </Link>
    </li>
  );
}
