import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../api/types';
import { InstantField } from '../time/InstantField';
import { serverNow } from '../time/now';
import { usePlace } from '../time/place';
import { ActForm } from '../ui/ActForm';
import { WordsField } from '../ui/WordsField';
import { snoozeTimes } from './snooze-times';
import type { Holding } from './use-holding';

/** Until when a task is put aside, and why. Its clock goes on. */
export function SnoozeForm({ task, holding, close }: { task: TaskDetail; holding: Holding; close: () => void }) {
  const { t } = useTranslation();
  const place = usePlace();
  const [quick] = useState(() => {
    const dueAt = task.dueAt === null ? null : Date.parse(task.dueAt);
    return snoozeTimes({ dueAt, now: serverNow(), place }).map(({ name, at }) => ({ name: t(`when.${name}`), at }));
  });
  const [until, setUntil] = useState<number | null>(quick[0]?.at ?? null);
  const [reason, setReason] = useState('');
  const send = async () => {
    if (until !== null && (await holding.snooze(until, reason.trim()))) close();
  };
  return (
    <ActForm
      title={t('hold.snoozeTitle')}
      hint={t('hold.snoozeHint', { count: task.snoozesLeft })}
      act={t('hold.snooze')}
      busy={holding.busy}
      problem={holding.problem}
      send={() => void send()}
      close={close}
    >
      <WordsField first label={t('steer.reason')} placeholder={t('hold.snoozeReason')} value={reason} change={setReason} />
      <InstantField label={t('hold.until')} at={until} change={setUntil} quick={quick} />
    </ActForm>
  );
}
