import type { ReactNode } from 'react';
import { CopyButton } from '../ui/CopyButton';
import styles from './ShownOnce.module.css';

interface ShownOnceProps {
  title: string;
  /** What it is for and until when, below it. */
  children: ReactNode;
  secret: string;
  /** What the copying button is called. */
  copy: string;
}

/** A secret that is shown this once: it is kept nowhere in the page, and gone with it. */
export function ShownOnce({ title, children, secret, copy }: ShownOnceProps) {
  return (
    <section className={styles.once} aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      <p className={styles.line}>
        <input
          className={styles.secret}
          aria-label={title}
          value={secret}
          readOnly
          autoFocus
          spellCheck={false}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton text={secret} label={copy} />
      </p>
      <p className={styles.hint}>{children}</p>
    </section>
  );
}
