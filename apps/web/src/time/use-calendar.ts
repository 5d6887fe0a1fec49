import { useTranslation } from 'react-i18next';

/** How every calendar that drops down behaves: its buttons have names, and it is there at once. */
export function useCalendar() {
  const { t } = useTranslation();
  return {
    ariaLabels: {
      nextMonth: t('form.calendar.nextMonth'),
      previousMonth: t('form.calendar.previousMonth'),
      nextYear: t('form.calendar.nextYear'),
      previousYear: t('form.calendar.previousYear'),
      nextDecade: t('form.calendar.nextDecade'),
      previousDecade: t('form.calendar.previousDecade'),
    },
    clearButtonProps: { 'aria-label': t('form.calendar.clear') },
    popoverProps: { transitionProps: { duration: 0 } },
  };
}
