import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button';
import styles from './Inbox.module.css';
import type { InboxHere } from './use-inbox-here';

/** Beneath the last row: that more is coming, that it did not come, or that there is no more, and how far was looked. */
export function FoundLine({ inbox }: { inbox: Pick<InboxHere, 'hasMore' | 'loadingMore' | 'moreFailed' | 'more' | 'first' | 'entries'> }) {
  const { t } = useTranslation();
  const { hasMore, loadingMore, moreFailed, more, first } = inbox;
  if (hasMore) {
    return (
      <div className={styles.more}>
        <Button onClick={more} aria-busy={loadingMore}>
          {t(moreFailed ? 'page.moreAgain' : loadingMore ? 'page.loading' : 'page.more')}
        </Button>
      </div>
    );
  }
  return first?.partial === true ? <p className={styles.partial}>{t('filter.partial')}</p> : null;
}
