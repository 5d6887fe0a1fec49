import { IconBell } from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button';
import { useKeys } from '../ui/use-keys';
import styles from './Notices.module.css';
import { placeOf } from './notice-words';
import { isUnread, useNotices, useReading } from './use-notices';

/** Fetched when the browser has nothing else to do, or when it is opened. */
const NoticePanel = lazy(() => import('./NoticePanel').then(({ NoticePanel: panel }) => ({ default: panel })));

/** More are "many". */
const MOST = 99;

/** How much one was told and has not read; drops the list of it. Alt U from everywhere. */
export function Bell() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const bell = useRef<HTMLButtonElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const notices = useNotices();
  useReadWhatIsOpen(notices.items);
  useKeys({ 'Alt+KeyU': [t('notices.title'), () => setOpen((before) => !before)] }, 'everywhere');
  const unread = notices.first?.unread ?? 0;
  const shown = unread > MOST ? t('notices.many', { count: MOST }) : String(unread);
  const name = unread === 0 ? t('notices.title') : `${shown}, ${t('notices.bell', { count: unread })}`;
  const close = (back = true) => {
    setOpen(false);
    if (back) bell.current?.focus();
  };
  useEffect(() => {
    if (!open) return undefined;
    const elsewhere = ({ target }: PointerEvent) => target instanceof Node && !place.current?.contains(target) && setOpen(false);
    document.addEventListener('pointerdown', elsewhere);
    return () => document.removeEventListener('pointerdown', elsewhere);
  }, [open]);
  return (
    <div ref={place} className={styles.place}>
      <Button
        ref={bell}
        kind="quiet"
        square
        className={styles.bell}
        aria-label={name}
        title={t('notices.title')}
        aria-keyshortcuts="Alt+U"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => (open ? close(false) : setOpen(true))}
      >
        <IconBell size={18} aria-hidden />
        {unread > 0 && (
          <b className={styles.count} aria-hidden="true">
            {shown}
          </b>
        )}
      </Button>
      {open && (
        <div className={styles.dropdown}>
          <Suspense>
            <NoticePanel notices={notices} close={close} />
          </Suspense>
        </div>
      )}
      <span role="status" className="hidden-visually">
        {unread > 0 && t('notices.bell', { count: unread })}
      </span>
    </div>
  );
}

/** Whoever has the page before him, by whatever way, has read what led there. */
function useReadWhatIsOpen(items: ReturnType<typeof useNotices>['items']): void {
  const path = useLocation({ select: ({ pathname }) => pathname });
  const { read } = useReading();
  const latest = useRef(read);
  useEffect(() => {
    latest.current = read;
  });
  useEffect(() => {
    const here = items.filter((notice) => {
      const place = placeOf(notice);
      return isUnread(notice) && 'params' in place && place.to.replace('$id', place.params.id) === path;
    });
    if (here.length > 0 && document.visibilityState === 'visible') latest.current(here.map(({ id }) => id));
  }, [items, path]);
}
