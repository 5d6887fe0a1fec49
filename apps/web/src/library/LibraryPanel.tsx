import type { UseQueryResult } from '@tanstack/react-query';
import { IconSearch } from '@tabler/icons-react';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client';
import type { Library } from '../api/types';
import { Button } from '../ui/Button';
import { Key } from '../ui/Key';
import { useKeys } from '../ui/use-keys';
import { Entry } from './Entry';
import { entriesOf, findEntries, HOW_TO_TALK, oftenAsked } from './entries';
import styles from './Library.module.css';

/** Answers change seldom; ms. */
const FRESH = 10 * 60_000;
/** So many are enough to choose from without moving the page. */
const MOST = 6;

/** Questions and objections with their answers, found by typing, and how to talk; at hand during a talk (ALL-3). */
export function LibraryPanel() {
  const { t } = useTranslation();
  const { data, error }: UseQueryResult<Library, unknown> = query.useQuery('get', '/api/v1/library', {}, { staleTime: FRESH });
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState<string | null>(null);
  useKeys({ Slash: () => input.current?.focus() });
  if (!data) return error === null ? null : <p className={styles.nothing}>{t('library.trouble')}</p>;

  const all = entriesOf(data);
  const found = findEntries(typed, all).slice(0, MOST);
  const isListed = typed.trim() !== '';
  const shown = all.find(({ id }) => id === open);
  const show = (id: string | null) => {
    setOpen(id);
    setTyped('');
    setAt(0);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined && found.length > 0) setAt((before) => (before + move + found.length) % found.length);
    else if (event.key === 'Enter' && isListed && found[at]) show(found[at].id);
    else if (event.key === 'Escape' && (isListed || open !== null)) show(null);
    else if (event.key === 'Escape') input.current?.blur();
    else return;
    event.preventDefault();
  };
  const name = (entry: (typeof all)[number]) => (entry.kind === 'objection' ? t('library.quoted', { label: entry.title }) : entry.title);
  return (
    <section className={styles.library} aria-label={t('library.title')}>
      {(shown ?? open === HOW_TO_TALK) && (
        <div className={styles.open}>
          <Entry entry={shown} talk={data.talk} />
          <Button kind="quiet" onClick={() => show(null)}>
            {t('library.close')} <Key name="Esc" />
          </Button>
        </div>
      )}
      {isListed && (
        <ul className={styles.found} role="listbox" id={list} aria-label={t('library.title')}>
          {found.map((entry, index) => (
            <li
              key={entry.id}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === at}
              className={styles.option}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => show(entry.id)}
            >
              {name(entry)}
            </li>
          ))}
          {found.length === 0 && <li className={styles.nothing}>{t('library.nothing')}</li>}
        </ul>
      )}
      <label className={styles.search}>
        <IconSearch size={18} aria-hidden />
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-label={t('library.find')}
          aria-expanded={isListed}
          aria-controls={list}
          aria-activedescendant={isListed && found[at] ? `${list}-${at}` : undefined}
          aria-keyshortcuts="/"
          placeholder={t('library.find')}
          autoComplete="off"
          maxLength={200}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <Key name="/" />
      </label>
      <p className={styles.often}>
        <span>{t('library.often')}</span>
        {oftenAsked(all).map((entry) => (
          <button key={entry.id} type="button" onClick={() => show(entry.id)}>
            {name(entry)}
          </button>
        ))}
        {data.talk.do.length + data.talk.dont.length > 0 && (
          <button type="button" className={styles.how} onClick={() => show(HOW_TO_TALK)}>
            {t('library.how')}
          </button>
        )}
      </p>
    </section>
  );
}
