import '../texts/later';
import { useTranslation } from 'react-i18next';
import type { DeadlineSetting } from '../api/types';
import { Trouble } from '../app/Trouble';
import { SettingsFrame } from '../settings/SettingsFrame';
import { Skeleton } from '../ui/Skeleton';
import { DeadlineItem } from './DeadlineItem';
import styles from './Rules.module.css';
import { useDeadlines } from './use-deadlines';

/** When each task warns, when it is due and who hears of it: as the regulation has it, and as the company has set it. */
export function DeadlinesPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useDeadlines();
  return (
    <SettingsFrame section="deadlines">
      <p className={styles.about}>{t('rules.about')}</p>
      {!data && error === null && <Skeleton bars={10} />}
      {!data && error !== null && <Trouble error={error} again={() => void refetch()} back="/settings" />}
      {data &&
        byProcess(data.items).map(([process, items]) => (
          <section key={process} aria-label={process}>
            <h2 className={styles.process}>{process}</h2>
            <ul>
              {items.map((item) => (
                <li key={item.task}>
                  <DeadlineItem item={item} escalations={data.escalations} />
                </li>
              ))}
            </ul>
          </section>
        ))}
    </SettingsFrame>
  );
}

function byProcess(items: readonly DeadlineSetting[]): [process: string, items: DeadlineSetting[]][] {
  const found = new Map<string, DeadlineSetting[]>();
  for (const item of items) found.set(item.processLabel, [...(found.get(item.processLabel) ?? []), item]);
  return [...found];
}
