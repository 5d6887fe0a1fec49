import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayAt } from '../time/format';
import { InstantField } from '../time/InstantField';
import { serverNow } from '../time/now';
import { usePlace } from '../time/place';
import { ActForm } from '../ui/ActForm';
import { WordsField } from '../ui/WordsField';
import styles from './Steering.module.css';
import type { Steering } from './use-steering';

/** When work begins: a pause ends then, not at night. */
const MORNING = 9;

const DAYS = { tomorrow: 1, week: 7, month: 30 } as const;

/** Until when a case is put aside, and why. */
export function HoldForm({ steering, close }: { steering: Steering; close: () => void }) {
  const { t } = useTranslation();
  const place = usePlace();
  const [quick] = useState(() =>
    (['tomorrow', 'week', 'month'] as const).map((name) => ({ name: t(`when.${name}`), at: dayAt(serverNow(), place, { days: DAYS[name], hour: MORNING }) })),
  );
  const [until, setUntil] = useState<number | null>(quick[0]?.at ?? null);
  const [reason, setReason] = useState('');
  const send = async () => {
    if (until !== null && (await steering.hold(until, reason.trim()))) close();
  };
  return (
    <section className={`panel ${styles.form}`}>
      <ActForm
        title={t('steer.holdTitle')}
        hint={t('steer.holdHint')}
        act={t('steer.hold')}
        busy={steering.busy}
        problem={steering.problem}
        send={() => void send()}
        close={close}
      >
        <WordsField first label={t('steer.reason')} placeholder={t('steer.holdReason')} value={reason} change={setReason} />
        <InstantField label={t('steer.until')} at={until} change={setUntil} quick={quick} />
      </ActForm>
    </section>
  );
}
