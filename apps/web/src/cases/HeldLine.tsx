import { IconPlayerPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../api/types';
import { When } from '../time/When';
import { Button } from '../ui/Button';
import { Key } from '../ui/Key';
import styles from './Steering.module.css';

interface HeldLineProps {
  held: NonNullable<CaseDetail['held']>;
  /** Null for those who may not. */
  resume: (() => void) | null;
  busy: boolean;
}

/** A case put aside says until when, why, and what that means. */
export function HeldLine({ held, resume, busy }: HeldLineProps) {
  const { t } = useTranslation();
  return (
    <section className={`panel ${styles.held}`} aria-label={t('steer.heldTitle')}>
      <IconPlayerPause size={20} aria-hidden />
      <div>
        <p className={styles.until}>
          {t('steer.heldUntil')} <When at={held.until} as="moment" />
        </p>
        {held.reason !== null && <p>{held.reason}</p>}
        <p className={styles.means}>{t('steer.heldMeans')}</p>
      </div>
      {resume && (
        <Button kind="ghost" onClick={resume} aria-busy={busy} aria-keyshortcuts="H">
          {t('steer.resume')} <Key name="H" />
        </Button>
      )}
    </section>
  );
}
