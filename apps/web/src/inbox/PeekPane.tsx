import { IconLayoutSidebarRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button';
import { Key } from '../ui/Key';
import { useKeys } from '../ui/use-keys';
import styles from './Inbox.module.css';
import { Peek } from './Peek';

/**
 * What the chosen row is about, beside the list. Where there is no room for both it lies folded at the edge: P opens and closes it, and it opens by itself for
 * as long as an act in it asks for something.
 */
export function PeekPane({ id, marking }: { id: string | undefined; marking: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useKeys({ KeyP: [t('peek.title'), () => setOpen(!open)], ...(open ? { Escape: [t('peek.title'), () => setOpen(false)] } : {}) });
  if (id === undefined) return null;
  return (
    <>
      <Button
        kind="quiet"
        className={styles.fold}
        onClick={() => setOpen(!open)}
        aria-expanded={open}
        aria-label={t('peek.title')}
        title={t('peek.title')}
        aria-keyshortcuts="P"
      >
        <IconLayoutSidebarRight size={18} aria-hidden /> <Key name="P" />
      </Button>
      <aside className={open ? `${styles.peek} ${styles.open}` : styles.peek} aria-label={t('peek.title')}>
        <Peek id={id} marking={marking} />
      </aside>
    </>
  );
}
