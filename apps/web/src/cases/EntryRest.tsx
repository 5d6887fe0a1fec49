import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../api/types';
import styles from './Timeline.module.css';

/** What an entry rests on, and its words in full: a letter's text unfolds, what a contact taught stands there at once; what a decision rests on stands with its reasons. */
export function EntryRest({ entry: { kind, facts, more } }: { entry: TimelineEntry }) {
  const { t } = useTranslation();
  const list = (
    <dl className={styles.facts}>
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
  return (
    <>
      {facts.length > 0 && kind !== 'decision.made' && list}
      {more !== null && (
        <details className={styles.rest}>
          <summary>{t('timeline.more')}</summary>
          <p className={styles.words}>{more}</p>
        </details>
      )}
    </>
  );
}
