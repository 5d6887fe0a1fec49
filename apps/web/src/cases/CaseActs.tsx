import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../api/types';
import { useMay, useMe } from '../app/session';
import { Button } from '../ui/Button';
import { Key } from '../ui/Key';
import { useKeys } from '../ui/use-keys';
import { CancelForm } from './CancelForm';
import { CancelFate } from './CancelFate';
import { HeldLine } from './HeldLine';
import { HoldForm } from './HoldForm';
import styles from './Steering.module.css';
import { useSteering } from './use-steering';

/** What one may do with the whole case: put it aside, end it, and in the demo let its time pass. What it asks for opens beneath. */
export function CaseActs({ item }: { item: CaseDetail }) {
  const { t } = useTranslation();
  const { organisation } = useMe();
  const open = item.status === 'open';
  const maySteer = useMay('case.steer') && open;
  const mayMove = useMay('case.clock') && organisation.demo && open;
  const steering = useSteering(item);
  const [form, setForm] = useState<'hold' | 'cancel'>();
  const [command, setCommand] = useState<string>();
  const show = (name: 'hold' | 'cancel') => {
    steering.forget();
    setForm(name);
  };
  useKeys({
    ...(maySteer && {
      KeyH: [t(item.held ? 'steer.resume' : 'steer.hold'), () => (item.held ? void steering.resume() : show('hold'))],
      KeyX: [t('steer.cancel'), () => show('cancel')],
    }),
    ...(mayMove && { KeyT: [t('steer.clock'), () => void steering.clock()] }),
  });
  const close = () => setForm(undefined);
  return (
    <div className={styles.steering}>
      {item.held && <HeldLine held={item.held} resume={maySteer ? () => void steering.resume() : null} busy={steering.busy} />}
      {(maySteer || mayMove) && (
        <div className={styles.acts} role="group" aria-label={t('steer.title')}>
          {maySteer && !item.held && (
            <Button onClick={() => show('hold')} aria-expanded={form === 'hold'} aria-keyshortcuts="H">
              {t('steer.hold')} <Key name="H" />
            </Button>
          )}
          {maySteer && (
            <Button onClick={() => show('cancel')} aria-expanded={form === 'cancel'} aria-keyshortcuts="X">
              {t('steer.cancel')} <Key name="X" />
            </Button>
          )}
          {mayMove && (
            <Button onClick={() => void steering.clock()} aria-keyshortcuts="T" title={t('steer.clockHint')}>
              {t('steer.clock')} <Key name="T" />
            </Button>
          )}
        </div>
      )}
      {form === 'hold' && maySteer && <HoldForm steering={steering} close={close} />}
      {form === 'cancel' && maySteer && <CancelForm steering={steering} close={close} sent={setCommand} />}
      {command !== undefined && <CancelFate commandId={command} over={!open} />}
    </div>
  );
}
