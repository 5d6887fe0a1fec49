import { IconWifiOff } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAwaySince } from '../api/reachability';
import { hour } from '../time/format';
import { usePlace } from '../time/place';
import { useQueryClient } from '@tanstack/react-query';
import styles from './Frame.module.css';
import { meQuery } from './session';

/** How often to look whether the server is back, ms. */
const LOOK = 5_000;

/** Says since when nobody answers and that nothing typed is lost; leaves by itself. */
export function OfflineBanner() {
  const { t } = useTranslation();
  const since = useAwaySince();
  const place = usePlace();
  const queries = useQueryClient();
  useEffect(() => {
    if (since === null) return undefined;
    const timer = setInterval(() => void queries.refetchQueries({ queryKey: meQuery.queryKey }), LOOK);
    return () => {
      clearInterval(timer);
      void queries.invalidateQueries();
    };
  }, [since, queries]);
  if (since === null) return null;
  return (
    <div className={styles.banner} role="status">
      <IconWifiOff size={18} aria-hidden />
      <p>
        <b>{t('offline.since', { time: hour(since, place) })}</b> {t('offline.safe')}
      </p>
    </div>
  );
}
