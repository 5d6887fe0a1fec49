import { useTranslation } from 'react-i18next';
import { spanOf } from '../ui/span';

const MINUTE = 60_000;

/** How long something took, against what it was given: «4 мин из 10 мин»; less than a minute is at once. */
export function useStayWords() {
  const { t } = useTranslation();
  return ({ took, norm }: { took: number; norm: number | null }): string => {
    const time = took < MINUTE ? t('map.atOnce') : spanOf(Math.floor(took / MINUTE), t);
    return norm === null ? time : t('map.of', { time, norm: spanOf(Math.max(1, Math.round(norm / MINUTE)), t) });
  };
}
