import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button';
import { Key } from '../ui/Key';
import { dismiss, goOn, linger, takeBack, useToast, type Toast } from '../ui/toast';
import { useKeys } from '../ui/use-keys';
import styles from './ToastLine.module.css';

/** The last act that can be taken back, at the foot of the page: Z takes it back. */
export function ToastLine() {
  const toast = useToast();
  return (
    <div role="status" className={styles.place}>
      {toast && <Line toast={toast} />}
    </div>
  );
}

function Line({ toast }: { toast: Toast }) {
  const { t } = useTranslation();
  useKeys(toast.undo ? { KeyZ: [t('act.undo'), takeBack] } : {}, 'floating');
  return (
    <div className={styles.line} onPointerEnter={linger} onPointerLeave={goOn} onFocus={linger} onBlur={goOn}>
      <p>{toast.text}</p>
      {toast.undo && (
        <Button kind="quiet" className={styles.undo} onClick={takeBack} aria-keyshortcuts="Z">
          {t('act.undo')} <Key name="Z" onFill />
        </Button>
      )}
      <Button kind="quiet" square className={styles.undo} onClick={dismiss} aria-label={t('act.hide')} title={t('act.hide')}>
        <IconX size={16} aria-hidden />
      </Button>
    </div>
  );
}
