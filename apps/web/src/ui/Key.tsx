import styles from './Button.module.css';

/** The key that does it; hidden where there is no keyboard, and from readers, who hear `aria-keyshortcuts`. */
export function Key({ name, onFill = false }: { name: string; onFill?: boolean }) {
  return (
    <kbd className={onFill ? `${styles.key} ${styles.onFill}` : styles.key} aria-hidden="true">
      {name}
    </kbd>
  );
}
