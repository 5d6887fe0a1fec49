import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button';
import { Key } from '../ui/Key';
import { useKeyLines, type KeyLine } from '../ui/key-register';
import { useKeys } from '../ui/use-keys';
import { closeKeySheet, toggleKeySheet, useKeySheet } from './key-sheet';
import styles from './KeySheet.module.css';

/** Every key that works here, beside the page: the page goes on, and one can try them. Made of the keys themselves. */
export function KeySheet() {
  const { t } = useTranslation();
  const open = useKeySheet();
  useKeys(
    {
      'Shift+Slash': [t('keySheet.toggle'), toggleKeySheet],
      // Where the Russian layout has its question mark.
      'Shift+Digit7': [t('keySheet.toggle'), (event) => event.key === '?' && toggleKeySheet()],
    },
    'everywhere',
  );
  return open ? <Sheet /> : null;
}

function Sheet() {
  const { t } = useTranslation();
  const lines = useKeyLines();
  useKeys({ Escape: [t('act.close'), closeKeySheet] }, 'floating');
  const here = lines.filter(({ place }) => place === 'page');
  return (
    <aside className={styles.sheet} aria-label={t('keySheet.title')}>
      <header className={styles.head}>
        <h2>{t('keySheet.title')}</h2>
        <Button kind="quiet" square onClick={closeKeySheet} aria-label={t('act.close')} aria-keyshortcuts="Escape" title={t('act.close')}>
          <IconX size={18} aria-hidden />
        </Button>
      </header>
      {here.length > 0 && <Lines title={t('keySheet.here')} lines={here} />}
      <Lines title={t('keySheet.everywhere')} lines={lines.filter(({ place }) => place === 'everywhere')} />
      <p className={styles.foot}>{t('keySheet.foot')}</p>
    </aside>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly KeyLine[] }) {
  return (
    <section>
      <h3 className="caption">{title}</h3>
      <dl className={styles.lines}>
        {lines.map(({ names, says }) => (
          <div key={says}>
            <dt>{says}</dt>
            <dd>
              {names.map((name) => (
                <Key key={name} name={name} />
              ))}
              <span className="hidden-visually">{names.join(', ')}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
