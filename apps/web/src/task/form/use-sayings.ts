import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { differ, useClientZone } from '../../time/client-zone';
import { moment } from '../../time/format';
import { serverNow } from '../../time/now';
import { usePlace } from '../../time/place';
import { decimalText } from './decimal';
import type { Sayings } from './form-schema';

/** Yes, no, and instants: by the client's clock, with ours beside it where it shows another time. */
export function useSayings(): Sayings {
  const { t } = useTranslation();
  const place = usePlace();
  const theirs = useClientZone();
  return useMemo(() => {
    const instant = (at: number) => {
      const ours = moment(at, place, serverNow());
      if (theirs === null || !differ(theirs, place.timeZone, at)) return ours;
      const there = t('said.there', { moment: moment(at, { ...place, timeZone: theirs }, serverNow()) });
      return `${there} ${t('said.equalsHere', { time: ours })}`;
    };
    return { yes: t('form.yes'), no: t('form.no'), instant, decimal: (text: string) => decimalText(text, place.language) };
  }, [t, place, theirs]);
}
