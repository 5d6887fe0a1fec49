import type { ReactNode } from 'react';
import styles from './Answers.module.css';

/** A field with its name above: in a row there are several, and their names are short. */
export function Part({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.part}>
      <span aria-hidden="true">{label}</span>
      {children}
    </div>
  );
}
