import { IconAlertTriangle, IconCheck, IconRefresh, IconUserCheck } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import styles from './FactLine.module.css';

/** `going`: accepted, not yet a fact; `done`; `first`: somebody else was first; `changed`: to be looked at again; `refused`. */
export type FactKind = 'going' | 'done' | 'first' | 'changed' | 'refused';

interface FactLineProps {
  kind: FactKind;
  title: ReactNode;
  children?: ReactNode;
  /** It answers what one has just done: then it takes the focus, since what was pressed is gone. */
  afterAct?: boolean;
  /** What to do next. */
  acts?: ReactNode;
}

const SIGNS = { done: IconCheck, first: IconUserCheck, changed: IconRefresh, refused: IconAlertTriangle };

/** Whether the hand has gone on to a field of something else, a search or a comment: a fact that comes late does not take it from there. */
function typesElsewhere(): boolean {
  const here = document.activeElement;
  return Boolean(here?.matches('input:enabled, textarea:enabled') && !here.closest('[data-field], [data-outcome]'));
}

/** What became of an act, beneath it, until the next act. */
export function FactLine({ kind, title, children, acts, afterAct = false }: FactLineProps) {
  const line = useRef<HTMLDivElement>(null);
  const hasActs = Boolean(acts);
  useEffect(() => {
    if (!afterAct || typesElsewhere()) return;
    const next = line.current?.querySelector<HTMLElement>('[data-next]');
    (next ?? line.current)?.focus({ preventScroll: true });
  }, [kind, afterAct, hasActs]);
  const Sign = kind === 'going' ? null : SIGNS[kind];
  return (
    <div ref={line} tabIndex={-1} className={`${styles.fact} ${styles[kind] ?? ''}`} role="status">
      {Sign ? <Sign size={20} className={styles.sign} aria-hidden /> : <span className={styles.sign} aria-hidden="true" />}
      <div className={styles.body}>
        <p className={styles.title}>{title}</p>
        {children && <div className={styles.text}>{children}</div>}
      </div>
      {acts && <div className={styles.acts}>{acts}</div>}
    </div>
  );
}
