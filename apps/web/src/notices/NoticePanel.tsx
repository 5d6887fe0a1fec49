import { IconMoon, IconSettings } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { brief } from '../time/format';
import { useNow } from '../time/now';
import { usePlace } from '../time/place';
import { Button } from '../ui/Button';
import { Skeleton } from '../ui/Skeleton';
import { say } from '../ui/toast';
import { NoticeItem } from './NoticeItem';
import styles from './Notices.module.css';
import { isUnread, useReading, type useNotices } from './use-notices';
import { WishesForm } from './WishesForm';

interface NoticePanelProps {
  notices: ReturnType<typeof useNotices>;
  /** `back`: the focus goes back to the bell. */
  close: (back?: boolean) => void;
}

/** What one was told, the latest first, or what one wants to be told. Arrows move, Enter opens, Escape leads back. */
export function NoticePanel({ notices, close }: NoticePanelProps) {
  const { t } = useTranslation();
  const { items, first } = notices;
  const { readAll, unread } = useReading();
  const [wishing, setWishing] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  const some = items.length > 0;
  // The hand goes on where the list begins; an empty list has the panel itself.
  useEffect(() => {
    const to = panel.current?.querySelector<HTMLElement>('[data-notice], [data-wishes] input') ?? panel.current;
    to?.focus({ preventScroll: true });
  }, [wishing, some]);
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      event.preventDefault();
      if (wishing) setWishing(false);
      else close();
      return;
    }
    const links = [...(panel.current?.querySelectorAll<HTMLElement>('[data-notice]') ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    const to = stepOf(event.key, at, links.length - 1);
    if (wishing || to === undefined || !links[to]) return;
    event.preventDefault();
    links[to].focus();
  };
  const all = async () => {
    const until = items[0]?.at;
    const ids = until === undefined ? null : await readAll(until);
    if (ids && ids.length > 0) say(t('notices.allReadNow', { count: ids.length }), () => unread(ids));
  };
  return (
    <div ref={panel} role="dialog" aria-label={t('notices.title')} tabIndex={-1} className={styles.panel} onKeyDown={keys}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t(wishing ? 'notices.wishes.title' : 'notices.title')}</h2>
        {!wishing && (first?.unread ?? 0) > 0 && (
          <Button kind="quiet" onClick={() => void all()}>
            {t('notices.readAll')}
          </Button>
        )}
        {wishing ? (
          <Button kind="quiet" onClick={() => setWishing(false)}>
            {t('notices.wishes.back')}
          </Button>
        ) : (
          <Button kind="quiet" square aria-label={t('notices.wishes.title')} title={t('notices.wishes.title')} onClick={() => setWishing(true)}>
            <IconSettings size={18} aria-hidden />
          </Button>
        )}
      </header>
      {wishing ? <WishesForm present={items.filter(isUnread).map(({ id }) => id)} /> : <List notices={notices} close={close} />}
    </div>
  );
}

/** Of the keys that move in a list, to which of its places this one leads. */
function stepOf(key: string, at: number, last: number): number | undefined {
  if (key === 'ArrowDown') return Math.min(last, at + 1);
  if (key === 'ArrowUp') return Math.max(0, at - 1);
  return key === 'Home' ? 0 : key === 'End' ? last : undefined;
}

function List({ notices, close }: NoticePanelProps) {
  const { t } = useTranslation();
  const { items, first, isError, hasNextPage, isFetchingNextPage, fetchNextPage } = notices;
  const some = items.length > 0;
  return (
    <div className={styles.body}>
      <QuietLine notices={notices} />
      {some && (
        <ul className={styles.list}>
          {items.map((notice) => (
            <NoticeItem key={notice.id} notice={notice} close={close} />
          ))}
        </ul>
      )}
      {!some && !first && !isError && <Skeleton bars={4} />}
      {!some && isError && <p className={styles.none}>{t('notices.failed')}</p>}
      {!some && first && (
        <div className={styles.none}>
          <b>{t('notices.empty.title')}</b>
          <p>{t('notices.empty.text')}</p>
        </div>
      )}
      {hasNextPage && (
        <Button kind="quiet" className={styles.more} disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('page.more')}
        </Button>
      )}
    </div>
  );
}

/** That it is quiet, and until when; or what came while it was. */
function QuietLine({ notices: { first, items } }: Pick<NoticePanelProps, 'notices'>) {
  const { t } = useTranslation();
  const place = usePlace();
  const now = useNow();
  if (!first) return null;
  const came = items.filter((notice) => notice.quiet && isUnread(notice)).length;
  if (first.quiet === null && came === 0) return null;
  return (
    <p className={styles.quiet}>
      <IconMoon size={16} aria-hidden />
      {first.quiet ? t('notices.quietUntil', { time: brief(Date.parse(first.quiet.until), place, now) }) : t('notices.cameQuiet', { count: came })}
    </p>
  );
}
