import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapStep, ProcessMap } from '../api/types';
import styles from './StepList.module.css';
import type { StepTold } from './way';
import { useStayWords } from './use-stay-words';

interface StepListProps {
  map: ProcessMap;
  /** What of them was taken, of a case. */
  taken?: ReadonlyMap<string, StepTold> | undefined;
  /** What stands at the end of a row. */
  end?: (step: MapStep) => ReactNode;
}

/** The steps of a process as a list: what the diagram shows, for whoever reads or listens. */
export function StepList({ map, taken, end }: StepListProps) {
  const { t } = useTranslation();
  return (
    <ol className={styles.steps} aria-label={t('map.steps', { name: map.label })}>
      {map.steps.map((step) => (
        <li key={step.name} className={styles.step} aria-current={taken?.get(step.name)?.state === 'now' ? 'step' : undefined}>
          <div>
            <p className={styles.name}>{step.label}</p>
            <Work step={step} map={map} />
          </div>
          <p className={styles.end}>{taken ? <Taken told={taken.get(step.name)} /> : end?.(step)}</p>
        </li>
      ))}
    </ol>
  );
}

/** What is done in a step, by whom, and what may follow. */
function Work({ step: { tasks, child, moves }, map }: { step: MapStep; map: ProcessMap }) {
  const { t } = useTranslation();
  const done = tasks.map(({ title, groupLabel, norm }) => [title, groupLabel, norm].filter(Boolean).join(', '));
  const next = moves.map(({ to }) => map.steps.find(({ name }) => name === to)?.label ?? to);
  return (
    <>
      {child !== null && <p className={styles.work}>{t('map.child', { name: child.label })}</p>}
      {done.map((one) => (
        <p key={one} className={styles.work}>
          {one}
        </p>
      ))}
      <p className={styles.next}>{next.length > 0 ? t('map.next', { steps: next.join(t('map.or')) }) : t('map.end')}</p>
    </>
  );
}

function Taken({ told }: { told: StepTold | undefined }) {
  const { t } = useTranslation();
  const words = useStayWords();
  if (!told) return <span className={styles.quiet}>{t('map.notTaken')}</span>;
  return (
    <>
      {told.state === 'now' && <b>{t('map.now')} </b>}
      <span className={told.late ? styles.late : undefined}>
        {words(told)}
        {told.late && `, ${t('map.late')}`}
      </span>
      {told.times > 1 && <span className={styles.quiet}> {t('map.times', { count: told.times })}</span>}
    </>
  );
}
