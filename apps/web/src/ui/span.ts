import type { TFunction } from 'i18next';

const HOUR = 60;
const DAY = 24 * HOUR;

/** How long a number of minutes is, in the largest unit that is full: «18 мин», «3 ч», «2 дн». */
export function spanOf(minutes: number, t: TFunction): string {
  if (minutes < HOUR) return t('clock.minutes', { n: minutes });
  return minutes < DAY ? t('clock.hours', { n: Math.floor(minutes / HOUR) }) : t('clock.days', { n: Math.floor(minutes / DAY) });
}
