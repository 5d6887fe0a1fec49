import { IconSearch } from '@tabler/icons-react';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button';
import { Key } from '../ui/Key';
import { useKeys } from '../ui/use-keys';
import { Entry } from './Entry';
import { HOW_TO_TALK, oftenAsked, type LibraryEntry } from './entries';
import styles from './Library.module.css';
import { useLibrary, type LibraryState } from './use-library';

/** Questions and objections with their answers, found by typing, and how to talk; at hand during a talk (ALL-3). */
export function LibraryPanel() {
  const { t } = useTranslation();
  const library = useLibrary();
  const list = useId();
  const { data, failed, isListed, open, opened, show } = library;
  if (!data) return failed ? <p className={styles.nothing}>{t('library.trouble')}</p> : null;
  return (
    <section className={styles.library} aria-label={t('library.title')}>
      {(opened ?? open === HOW_TO_TALK) && (
        <div className={styles.open}>
          <Entry entry={opened} talk={data.talk} />
          <Button kind="quiet" onClick={() => show(null)}>
            {t('library.close')} <Key name="Esc" />
          </Button>
        </div>
      )}
      {isListed && <Found library={library} id={list} />}
      <Search library={library} list={list} />
      <p className={styles.often}>
        <span>{t('library.often')}</span>
        {oftenAsked(library.all).map((entry) => (
          <button key={entry.id} type="button" onClick={() => show(entry.id)}>
            <EntryName entry={entry} />
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

/** An objection is what the client says, and so in quotation marks. */
function EntryName({ entry }: { entry: LibraryEntry }) {
  const { t } = useTranslation();
  return entry.kind === 'objection' ? t('library.quoted', { label: entry.title }) : entry.title;
}

function Found({ library: { found, at, show }, id }: { library: LibraryState; id: string }) {
  const { t } = useTranslation();
  if (found.length === 0) return <p className={`${styles.found} ${styles.nothing}`}>{t('library.nothing')}</p>;
  return (
    <ul className={styles.found} role="listbox" id={id} aria-label={t('library.title')}>
      {found.map((entry, index) => (
        <li
          key={entry.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          className={styles.option}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => show(entry.id)}
        >
          <EntryName entry={entry} />
        </li>
      ))}
    </ul>
  );
}

function Search({ library: { typed, type, isListed, found, at, onKeyDown }, list }: { library: LibraryState; list: string }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  useKeys({ Slash: [t('library.title'), () => input.current?.focus()] });
  return (
    <label className={styles.search}>
      <IconSearch size={18} aria-hidden />
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label={t('library.find')}
        aria-expanded={isListed}
        aria-controls={list}
        aria-activedescendant={found[at] ? `${list}-${at}` : undefined}
        aria-keyshortcuts="/"
        placeholder={t('library.find')}
        autoComplete="off"
        maxLength={200}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Key name="/" />
    </label>
  );
}
