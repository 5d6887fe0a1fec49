import { IconCheck, IconPlayerStop, IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Process } from '../api/types';
import { When } from '../time/When';
import styles from './StepStrip.module.css';

const SIGNS = { running: null, completed: IconCheck, cancelled: IconPlayerStop, failed: IconAlertTriangle };

/** The way of the case: what it went through and where it is. A process that only holds others is not a step of the way. */
export function StepStrip({ processes }: { processes: readonly Process[] }) {
  const { t } = useTranslation();
  const parents = new Set(processes.map(({ parentId }) => parentId));
  const inner = processes.filter(({ id }) => !parents.has(id));
  const way = [...(inner.length > 0 ? inner : processes)].sort((a, b) => a.startedAt.localeCompare(b.startedAt));
  if (way.length === 0) return null;
  return (
    <section className={`panel ${styles.strip}`} tabIndex={0} aria-label={t('way.title')}>
      <h2 className="caption">{t('way.title')}</h2>
      <ol className={styles.steps}>
        {way.map((process) => (
          <Step key={process.id} process={process} />
        ))}
      </ol>
    </section>
  );
}

function Step({ process }: { process: Process }) {
  const { t } = useTranslation();
  const running = process.status === 'running';
  const Sign = SIGNS[process.status];
  return (
    <li className={styles.step} aria-current={running ? 'step' : undefined}>
      <div className={`${styles.box} ${styles[running ? 'now' : process.status] ?? ''}`}>
        <b>{process.label}</b>
        <span>
          {Sign && <Sign size={14} aria-hidden />}
          {process.stepLabel ?? t(`way.${process.status}`)}, <When at={process.endedAt ?? process.startedAt} as="moment" />
        </span>
      </div>
    </li>
  );
}
