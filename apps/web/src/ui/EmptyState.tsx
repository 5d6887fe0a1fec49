import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

interface EmptyStateProps {
  title: string;
  text: string;
  /** Given when something is wrong; said in a word or two. */
  trouble?: string;
  /** One way on. */
  children?: ReactNode;
  foot?: ReactNode;
}

/** An empty or a broken place says what is so, and one way on. */
export function EmptyState({ title, text, trouble, children, foot }: EmptyStateProps) {
  return (
    <section className={styles.empty} role={trouble ? 'alert' : undefined}>
      {trouble && (
        <span className={styles.sign}>
          <IconAlertTriangle size={14} aria-hidden />
          {trouble}
        </span>
      )}
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.text}>{text}</p>
      {children}
      {foot && <p className={styles.foot}>{foot}</p>}
    </section>
  );
}
