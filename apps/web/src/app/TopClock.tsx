import { useTranslation } from 'react-i18next';
import { hour, weekday, zoneName } from '../time/format';
import { useNow } from '../time/now';
import { usePlace } from '../time/place';
import styles from './TopBar.module.css';

/** Day and hour at the organisation's place, with the zone: all times on the page are of it. */
export function TopClock() {
  const { t } = useTranslation();
  const now = useNow();
  const place = usePlace();
  const zone = t(`zones.${place.timeZone}` as 'zones.Europe/Moscow', { defaultValue: zoneName(now, place) });
  return (
    <time className={`${styles.clock} wide-only`} dateTime={new Date(now).toISOString()}>
      {weekday(now, place)} <b>{hour(now, place)}</b> {zone}
    </time>
  );
}
