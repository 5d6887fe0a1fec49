import { IconWifiOff } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAwaySince } from '../api/reachability';
import { hour } from '../time/format';
import { usePlace } from '../time/place';
import { Button } from '../ui/Button';
import styles from './Frame.module.css';
import { meQuery, useMe } from './session';
import { waitingDrafts } from './waiting-drafts';

/** Seconds until the first new try; each further one waits twice as long, up to the longest. */
const FIRST = 5;
const LONGEST = 30;
const SECOND = 1_000;

/** Says since when nobody answers, how much of what was typed waits here, and when it is tried again; leaves by itself. */
export function OfflineBanner() {
  const since = useAwaySince();
  return since === null ? null : <Banner since={since} />;
}

function Banner({ since }: { since: number }) {
  const { t } = useTranslation();
  const { user } = useMe();
  const place = usePlace();
  const { left, again } = useTries();
  const { drafts, outcomes } = waitingDrafts(user.id);
  const waiting = [drafts > 0 && t('offline.drafts', { count: drafts }), outcomes > 0 && t('offline.outcomes', { count: outcomes })]
    .filter(Boolean)
    .join(t('page.and'));
  return (
    <div className={styles.banner}>
      <IconWifiOff size={18} aria-hidden />
      <p role="status">
        <b>{t('offline.since', { time: hour(since, place) })}</b> {t('offline.safe')} {waiting !== '' && t('offline.waiting', { what: waiting })}
      </p>
      <span aria-hidden="true">{left > 0 ? t('offline.next', { count: left }) : t('offline.trying')}</span>
      <Button kind="quiet" className={styles.bannerAct} onClick={again}>
        {t('offline.now')}
      </Button>
    </div>
  );
}

/** Tries again and again, more and more seldom, and at once when the browser has a network again; what the page shows is asked for anew afterwards. */
function useTries(): { left: number; again: () => void } {
  const queries = useQueryClient();
  const [{ left, wait }, setTry] = useState({ left: FIRST, wait: FIRST });
  const again = () => {
    setTry(({ wait: before }) => ({ left: Math.min(LONGEST, before * 2), wait: Math.min(LONGEST, before * 2) }));
    void queries.refetchQueries({ queryKey: meQuery.queryKey });
  };
  useEffect(() => {
    const timer = setTimeout(() => (left > 1 ? setTry({ left: left - 1, wait }) : again()), SECOND);
    return () => clearTimeout(timer);
  });
  useEffect(() => {
    const back = () => void queries.refetchQueries({ queryKey: meQuery.queryKey });
    window.addEventListener('online', back);
    return () => {
      window.removeEventListener('online', back);
      void queries.invalidateQueries();
    };
  }, [queries]);
  return { left, again };
}
