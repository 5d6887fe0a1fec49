import { LibraryPanel } from '../library/LibraryPanel';
import styles from './Library.module.css';

/** Brings the hand to the questions and objections. */
export function toLibrary(): void {
  document.querySelector<HTMLElement>('[data-library] input')?.focus();
}

/** Answers at hand during the talk (ALL-3); Escape leads back to the row. */
export function Library({ back }: { back: () => void }) {
  return (
    <div
      className={styles.library}
      data-library
      onKeyUp={(event) => {
        // The panel lets go of its field at the last Escape.
        if (event.key === 'Escape' && !event.currentTarget.contains(document.activeElement)) back();
      }}
    >
      <LibraryPanel />
    </div>
  );
}
