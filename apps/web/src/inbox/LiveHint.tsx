import { IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button';
import { Key } from '../ui/Key';
import styles from './Inbox.module.css';
import type { Difference } from './snapshot';

/** Says what came and went meanwhile; the list moves only when asked. */
export function LiveHint({ difference, accept }: { difference: Difference; accept: () => void }) {
  const { t } = useTranslation();
  const { fresh, above, gone } = difference;
  const news = fresh === 0 ? null : t(above ? 'live.above' : 'live.fresh', { count: fresh });
  const left = gone.size === 0 ? null : t('live.gone', { count: gone.size });
  return (
    <div role="status" className={styles.hint}>
      {(news ?? left) !== null && (
        <div className={styles.live}>
          <IconArrowUp size={16} aria-hidden />
          <p>
            <b>{[news, left].filter(Boolean).join(', ')}.</b> <span className="wide-only">{t('live.still')}</span>
          </p>
          <Button kind="quiet" onClick={accept} aria-keyshortcuts=".">
            {t(fresh > 0 ? 'live.show' : 'live.tidy')} <Key name="." />
          </Button>
        </div>
      )}
    </div>
  );
}
