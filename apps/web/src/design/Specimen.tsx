import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Design.module.css';

interface SpecimenProps {
  title: string;
  /** Where its words differ from what the title says. */
  note?: string;
  /** In the colours of the page alone: it cannot stand on a page twice. */
  once?: boolean;
  /** It needs the width of a page: the two stand one beneath the other. */
  wide?: boolean;
  children: ReactNode;
}

const THEMES = ['light', 'dark'] as const;

/** A piece of the design system, in both its colours. */
export function Specimen({ title, note, once = false, wide = false, children }: SpecimenProps) {
  const { t } = useTranslation();
  return (
    <section className={styles.specimen}>
      <h2 className="caption">{title}</h2>
      {note !== undefined && <p className={styles.note}>{note}</p>}
      {once ? (
        <div className={styles.ground}>{children}</div>
      ) : (
        <div className={wide ? undefined : styles.both}>
          {THEMES.map((theme) => (
            <div
              key={theme}
              className={`${styles.ground} ${styles[theme] ?? ''}`}
              role="group"
              aria-label={t('design.inTheme', { title, theme: t(`themes.${theme}`) })}
            >
              {children}
            </div>
          ))}
        </div>
      )}
    </section>
  );
}

/** One state of a piece, and what it says. */
export function State({ says, children }: { says: string; children: ReactNode }) {
  return (
    <div className={styles.state}>
      <div>{children}</div>
      <p>{says}</p>
    </div>
  );
}
