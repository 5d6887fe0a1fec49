import { IconAlertTriangle, IconPlayerStop } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, Process, StepVisit } from '../api/types';
import { tookOf } from '../map/way';
import { useStayWords } from '../map/use-stay-words';
import { useNow } from '../time/now';
import { When } from '../time/When';
import styles from './StepStrip.module.css';
import { stripOf } from './strip';

/** What is seen of the way before the step where it is, pixels. */
const MARGIN = 120;

/** The way of the case in short: where it was and how long, against the norm; where it is; and, dashed, what is ahead if all goes well. */
export function StepStrip({ item: { processes, ahead } }: { item: CaseDetail }) {
  const { t } = useTranslation();
  const strip = useRef<HTMLDivElement>(null);
  const steps = processes.reduce((sum, { visits }) => sum + visits.length, 0);
  // A long way begins before the edge: where the case is now is what one looks for.
  useEffect(() => {
    const here = strip.current?.querySelector<HTMLElement>('[aria-current="step"]');
    if (strip.current && here) strip.current.scrollLeft = here.offsetLeft - strip.current.offsetLeft - MARGIN;
  }, [steps]);
  return (
    <div ref={strip} className={styles.scroll} tabIndex={0} role="group" aria-label={t('way.title')}>
      <ol className={styles.steps}>
        {stripOf(processes).map(({ process, visits }) => (
          <li key={process.id} className={styles.part}>
            <p className={styles.process}>{process.label}</p>
            <ol className={styles.boxes}>
              {visits.map((visit, index) => (
                <Step key={visit.from + visit.step} process={process} visit={visit} last={index === visits.length - 1} />
              ))}
            </ol>
          </li>
        ))}
        {ahead.length > 0 && (
          <li className={styles.part}>
            <p className={styles.process}>{t('way.ahead')}</p>
            <ol className={styles.boxes}>
              {ahead.map(({ process, step, label }) => (
                <li key={`${process} ${step}`} className={styles.step}>
                  <div className={`${styles.box} ${styles.ahead}`}>
                    <b>{label}</b>
                  </div>
                </li>
              ))}
            </ol>
          </li>
        )}
      </ol>
    </div>
  );
}

const SIGNS = { running: null, completed: null, cancelled: IconPlayerStop, failed: IconAlertTriangle };

function Step({ process, visit, last }: { process: Process; visit: StepVisit; last: boolean }) {
  const { t } = useTranslation();
  const now = useNow();
  const words = useStayWords();
  const here = visit.to === null && process.status === 'running';
  const how = last && !here ? process.status : 'completed';
  const Sign = SIGNS[how];
  const took = tookOf(visit, now);
  const late = visit.state === 'late' || (here && visit.norm !== null && took > visit.norm * 1_000);
  const over = took < 1_000 && visit.tasks === 0;
  return (
    <li className={styles.step} aria-current={here ? 'step' : undefined}>
      <div className={`${styles.box} ${here ? styles.now : (styles[how] ?? '')}`}>
        <b>{visit.stepLabel}</b>
        <span className={late ? styles.late : undefined}>
          {Sign && <Sign size={14} aria-hidden />}
          {over ? <When at={visit.from} as="moment" /> : words({ took, norm: visit.norm === null ? null : visit.norm * 1_000 })}
          {late && <span>{t('map.late')}</span>}
          {(how === 'cancelled' || how === 'failed') && <span>{t(`way.${how}`)}</span>}
        </span>
      </div>
    </li>
  );
}
