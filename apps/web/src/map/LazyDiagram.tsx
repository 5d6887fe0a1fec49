import { lazy, Suspense } from 'react';
import { Skeleton } from '../ui/Skeleton';
import type { DiagramProps } from './Diagram';
import styles from './Diagram.module.css';

const Diagram = lazy(() => import('./Diagram'));

/** A diagram, whose drawing comes in a file of its own with the first one that is shown; until then its place is kept. */
export function LazyDiagram(props: DiagramProps) {
  return (
    <Suspense
      fallback={
        <div className={styles.view}>
          <Skeleton />
        </div>
      }
    >
      <Diagram {...props} />
    </Suspense>
  );
}
