import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../ui/ActForm';
import { WordsField } from '../ui/WordsField';
import styles from './Steering.module.css';
import type { Steering } from './use-steering';

/** Why a case is to end. It cannot be taken back, and says so. */
export function CancelForm({ steering, close, sent }: { steering: Steering; close: () => void; sent: (commandId: string) => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const send = async () => {
    const answer = await steering.cancel(reason.trim());
    if (!answer) return;
    if (answer.commandId !== null) sent(answer.commandId);
    close();
  };
  return (
    <section className={`panel ${styles.form}`}>
      <ActForm
        title={t('steer.cancelTitle')}
        hint={t('steer.cancelHint')}
        act={t('steer.cancel')}
        busy={steering.busy}
        problem={steering.problem}
        send={() => void send()}
        close={close}
      >
        <WordsField first label={t('steer.reason')} placeholder={t('steer.cancelReason')} value={reason} change={setReason} />
      </ActForm>
    </section>
  );
}
