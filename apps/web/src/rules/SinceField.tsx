import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Segments } from '../deal/Segments';
import { dayAt } from '../time/format';
import { InstantField } from '../time/InstantField';
import { serverNow } from '../time/now';
import { usePlace } from '../time/place';

/** From when on a change holds: at once, or from an instant; undefined while none is chosen. */
export type Since = 'now' | number | undefined;

/** The instant as the API takes it; nothing: at once. */
export const sinceBody = (since: Since): { since?: string } => (typeof since === 'number' ? { since: new Date(since).toISOString() } : {});

/** Says from when on a change holds. */
export function SinceField({ since, change }: { since: Since; change: (since: Since) => void }) {
  const { t } = useTranslation();
  const place = usePlace();
  const [quick] = useState(() => [
    { name: t('rules.since.tomorrow'), at: dayAt(serverNow(), place, { days: 1, hour: 0 }) },
    { name: t('rules.since.week'), at: dayAt(serverNow(), place, { days: 7, hour: 0 }) },
  ]);
  const options = [
    { name: 'now', label: t('rules.since.now') },
    { name: 'later', label: t('rules.since.later') },
  ] as const;
  return (
    <>
      <div>
        <p className="mantine-InputWrapper-label">{t('rules.since.label')}</p>
        <Segments
          label={t('rules.since.label')}
          options={options}
          value={since === 'now' ? 'now' : 'later'}
          choose={(name) => change(name === 'now' ? 'now' : quick[0]!.at)}
        />
      </div>
      {since !== 'now' && <InstantField label={t('rules.since.from')} at={since ?? null} change={(at) => change(at ?? undefined)} quick={quick} />}
    </>
  );
}
