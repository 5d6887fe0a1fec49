import { IconSearch } from '@tabler/icons-react';
import type { KeyboardEvent, RefObject } from 'react';
import { Key } from './Key';
import styles from './PageSearch.module.css';

interface PageSearchProps {
  field: RefObject<HTMLInputElement | null>;
  /** What is looked for here, in words. */
  label: string;
  typed: string;
  type: (typed: string) => void;
  /** Enter: the first of those found. */
  open: () => void;
}

/** The field that a page begins with: whatever is typed narrows the list below. Escape empties it. */
export function PageSearch({ field, label, typed, type, open }: PageSearchProps) {
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) open();
    if (event.key === 'Escape') type('');
  };
  return (
    <label className={styles.search}>
      <IconSearch size={18} aria-hidden />
      <span className="hidden-visually">{label}</span>
      <input
        ref={field}
        type="search"
        value={typed}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        placeholder={label}
        aria-keyshortcuts="/"
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={keys}
      />
      <span className="wide-only">
        <Key name="/" />
      </span>
    </label>
  );
}
