import { IconSearch, IconX } from '@tabler/icons-react';
import { lazy, Suspense, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Key } from '../ui/Key';
import styles from './Palette.module.css';
import { usePalette } from './use-palette';

/** Fetched when the browser has nothing else to do, or with the first key. */
const PaletteList = lazy(() => import('./PaletteList').then(({ PaletteList: list }) => ({ default: list })));

/** The search in the top bar: whatever is typed into it drops its lines below, and the page behind goes on. */
export function PaletteField() {
  const { t } = useTranslation();
  const palette = usePalette();
  const { open, typed, close, place, input, hold } = palette;
  const [chosen, setChosen] = useState<string>();
  const list = useId();
  return (
    <div ref={place} className={open ? `${styles.palette} ${styles.open}` : styles.palette} role="search" onBlur={palette.onBlur}>
      <button type="button" className={`${styles.sign} narrow-only`} onClick={palette.show} aria-label={t('palette.title')} title={t('palette.title')}>
        <IconSearch size={20} aria-hidden />
      </button>
      <div className={styles.field}>
        <IconSearch size={18} aria-hidden />
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-label={t('palette.title')}
          aria-expanded={open}
          aria-controls={open ? list : undefined}
          aria-autocomplete="list"
          aria-activedescendant={open && chosen !== undefined ? `${list}-${chosen}` : undefined}
          aria-keyshortcuts="Control+K"
          placeholder={t('palette.placeholder')}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={typed}
          onFocus={palette.onFocus}
          onMouseDown={palette.reopen}
          onChange={(event) => palette.type(event.target.value)}
          onKeyDown={palette.onKeyDown}
        />
        <span className="wide-only">
          <Key name={open ? 'Esc' : 'Ctrl K'} />
        </span>
        {open && (
          <button type="button" className={`${styles.sign} narrow-only`} onClick={close} aria-label={t('act.close')}>
            <IconX size={20} aria-hidden />
          </button>
        )}
      </div>
      {open && (
        <Suspense>
          <PaletteList id={list} typed={typed} close={close} hold={hold} onChosen={setChosen} />
        </Suspense>
      )}
    </div>
  );
}
