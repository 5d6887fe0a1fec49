import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskRow } from '../api/types';
import { snoozeTimes } from '../task/snooze-times';
import { InstantField } from '../time/InstantField';
import { serverNow } from '../time/now';
import { usePlace } from '../time/place';
import { ActForm } from '../ui/ActForm';
import { WordsField } from '../ui/WordsField';
import type { Bulk } from './use-bulk';

interface BulkFormProps {
  rows: readonly TaskRow[];
  bulk: Bulk;
  close: () => void;
}

/** Until when all of them are put aside, and why. The quick times are those that none of them forbids. */
export function BulkSnoozeForm({ rows, bulk, close }: BulkFormProps) {
  const { t } = useTranslation();
  const place = usePlace();
  const [quick] = useState(() => {
    const now = serverNow();
    const each = rows.map(({ dueAt }) => snoozeTimes({ dueAt: dueAt === null ? null : Date.parse(dueAt), now, place }));
    const all = snoozeTimes({ dueAt: null, now, place }).filter(({ name }) => each.every((times) => times.some((time) => time.name === name)));
    return all.map(({ name, at }) => ({ name: t(`when.${name}`), at }));
  });
  const [until, setUntil] = useState<number | null>(quick[0]?.at ?? null);
  const [reason, setReason] = useState('');
  const send = async () => {
    const said = reason.trim();
    if (until !== null && said !== '' && (await bulk.act('snooze', { until: new Date(until).toISOString(), reason: said }))) close();
  };
  return (
    <ActForm
      title={t('bulk.snoozeTitle', { count: rows.length })}
      hint={t('bulk.snoozeHint')}
      act={t('hold.snooze')}
      busy={bulk.busy}
      problem={bulk.problem}
      send={() => void send()}
      close={close}
    >
      <WordsField first label={t('steer.reason')} placeholder={t('hold.snoozeReason')} value={reason} change={setReason} />
      <InstantField label={t('hold.until')} at={until} change={setUntil} quick={quick} />
    </ActForm>
  );
}
