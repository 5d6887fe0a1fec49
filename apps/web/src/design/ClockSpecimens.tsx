import { useTranslation } from 'react-i18next';
import { Clock } from '../ui/Clock';
import { minutesFrom } from './samples';
import { Specimen, State } from './Specimen';

/** The clock of a deadline in all that it can say. */
export function ClockSpecimens({ now }: { now: number }) {
  const { t } = useTranslation();
  const due = (opened: number, warn: number, end: number) => ({
    openedAt: minutesFrom(now, opened),
    warnAt: minutesFrom(now, warn),
    dueAt: minutesFrom(now, end),
  });
  return (
    <Specimen title={t('design.clocks')}>
      <State says={t('design.clock.calm')}>
        <Clock deadline={due(-30, 120, 180)} />
      </State>
      <State says={t('design.clock.hour')}>
        <Clock deadline={due(-40, 30, 48)} />
      </State>
      <State says={t('design.clock.soon')}>
        <Clock deadline={due(-10, -1, 5)} />
      </State>
      <State says={t('design.clock.late')}>
        <Clock deadline={due(-30, -20, -7)} />
      </State>
      <State says={t('design.clock.none')}>
        <Clock deadline={{ openedAt: minutesFrom(now, -5), warnAt: null, dueAt: null }} />
      </State>
      <State says={t('design.clock.going')}>
        <Clock deadline={due(-10, 10, 20)} instead="going" word={t('tasks.going')} />
      </State>
      <State says={t('design.clock.gone')}>
        <Clock deadline={due(-10, 10, 20)} instead="gone" word={t('tasks.gone')} />
      </State>
      <State says={t('design.clock.big')}>
        <Clock deadline={due(-30, -20, -7)} big />
      </State>
    </Specimen>
  );
}
