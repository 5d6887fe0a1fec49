import { useTranslation } from 'react-i18next';
import { Key } from '../ui/Key';
import styles from './Inbox.module.css';

/** Which keys work here. */
export function InboxKeys() {
  const { t } = useTranslation();
  return (
    <footer className={styles.keys} aria-hidden="true">
      <span>
        <Key name="J" />
        <Key name="K" /> {t('keys.move')}
      </span>
      <span>
        <Key name="Enter" /> {t('keys.open')}
      </span>
      <span>
        <Key name="N" /> {t('keys.next')}
      </span>
      <span>
        <Key name="C" /> {t('keys.claim')}
      </span>
      <span>
        <Key name="S" /> {t('keys.snooze')}
      </span>
      <span>
        <Key name="Z" /> {t('keys.undo')}
      </span>
      <span>
        <Key name="." /> {t('keys.accept')}
      </span>
      <span>
        <Key name="1" />
        <Key name="2" /> {t('keys.views')}
      </span>
    </footer>
  );
}
