import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Key } from '../ui/Key';
import styles from './Desk.module.css';

interface DeskProps {
  bar: ReactNode;
  rows: ReactNode;
  /** Who calls, or what to tell the manager. */
  middle: ReactNode;
  /** To whom the call goes, and how it can end. */
  side: ReactNode;
  /** Keys that work here: their names, and a word. */
  keys: readonly (readonly [names: readonly string[], word: string])[];
}

/** A call on one page: what is said, who it is, where it goes. Nothing on it needs a mouse. */
export function Desk({ bar, rows, middle, side, keys }: DeskProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.desk} data-focus-page>
      {bar}
      <section className={styles.rows} aria-label={t('call.rows.title')}>
        {rows}
      </section>
      <section className={styles.middle} aria-label={t('call.middle')}>
        {middle}
      </section>
      <aside className={styles.side} aria-label={t('call.side')}>
        {side}
      </aside>
      <footer className={`${styles.keys} wide-only`} aria-hidden="true">
        {keys.map(([names, word]) => (
          <span key={word}>
            {names.map((name) => (
              <Key key={name} name={name} />
            ))}
            {word}
          </span>
        ))}
      </footer>
    </div>
  );
}
