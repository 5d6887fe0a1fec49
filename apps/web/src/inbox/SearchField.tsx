import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Key } from '../ui/Key';
import styles from './Tools.module.css';

/** Between two letters, ms: a word typed in one go is asked for once. */
const PAUSE = 150;

interface SearchFieldProps {
  field: RefObject<HTMLInputElement | null>;
  q: string;
  change: (q: string) => void;
  /** Back to the list: to its first row. */
  leave: () => void;
}

/** Whom or what one looks for among the tasks. Enter and the arrow lead into the list, Escape out of the search. */
export function SearchField({ field, q, change, leave }: SearchFieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(q);
  // Another tab, or the way back: the address is right. What one is just typing is not taken out of one's hand.
  useEffect(() => {
    if (document.activeElement !== field.current) setTyped(q);
  }, [q, field]);
  useEffect(() => {
    if (typed.trim() === q) return;
    const timer = setTimeout(() => change(typed.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [typed, q, change]);
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && typed !== '') setTyped('');
    else if (['Enter', 'ArrowDown', 'Escape'].includes(event.key)) leave();
    else return;
    event.preventDefault();
  };
  return (
    <label className={styles.search}>
      <IconSearch size={16} aria-hidden />
      <span className="hidden-visually">{t('filter.search')}</span>
      <input
        ref={field}
        type="search"
        value={typed}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        placeholder={t('filter.search')}
        title={t('filter.searchBy')}
        aria-keyshortcuts="/"
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={keys}
      />
      <span className="wide-only">
        <Key name="/" />
      </span>
    </label>
  );
}
