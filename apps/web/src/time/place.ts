import { createContext, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from './format';

/** The organisation's time zone: all times are shown in it, wherever one sits. */
export const TimeZone = createContext('UTC');

/** Language and time zone in which to write times. */
export function usePlace(): Place {
  const timeZone = useContext(TimeZone);
  const { i18n } = useTranslation();
  return useMemo(() => ({ language: i18n.language, timeZone }), [i18n.language, timeZone]);
}
