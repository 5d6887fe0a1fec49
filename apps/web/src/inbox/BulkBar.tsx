import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskRow } from '../api/types';
import { useMay } from '../app/session';
import { Button } from '../ui/Button';
import { Key } from '../ui/Key';
import { useKeys, type KeyAct } from '../ui/use-keys';
import { BulkSnoozeForm } from './BulkSnoozeForm';
import styles from './Bulk.module.css';
import { useBulk } from './use-bulk';
import type { Marked } from './use-selection';

/** With its list of people. */
const BulkAssignForm = lazy(() => import('./BulkAssignForm').then(({ BulkAssignForm: form }) => ({ default: form })));

/** What can be done with the rows that are marked, by the keys of the single acts; the form that an act needs opens above. Nothing else stands still meanwhile. */
export function BulkBar({ rows, marked, shown }: { rows: readonly TaskRow[]; marked: Marked; shown: number }) {
  const { t } = useTranslation();
  const mayAssign = useMay('task.assign');
  const bulk = useBulk({ rows, keep: marked.keep });
  const [form, setForm] = useState<'snooze' | 'assign'>();
  const show = (name: 'snooze' | 'assign') => {
    bulk.forget();
    setForm(name);
  };
  const acts = [
    { name: 'claim', code: 'C', act: () => void bulk.act('claim') },
    { name: 'snooze', code: 'S', act: () => show('snooze') },
    ...(mayAssign ? [{ name: 'assign', code: 'A', act: () => show('assign') } as const] : []),
    { name: 'release', code: 'R', act: () => void bulk.act('release') },
  ] as const;
  useKeys({
    ...Object.fromEntries(acts.map(({ name, code, act }): [string, KeyAct] => [`Key${code}`, [t(`hold.${name}`), act]])),
    Escape: [t('bulk.clear'), () => (form ? setForm(undefined) : marked.clear())],
  });
  const close = () => setForm(undefined);
  return (
    <section className={styles.bulk} aria-label={t('bulk.title')}>
      {form !== undefined && (
        <div className={styles.form}>
          <Suspense>
            {form === 'snooze' ? <BulkSnoozeForm rows={rows} bulk={bulk} close={close} /> : <BulkAssignForm rows={rows} bulk={bulk} close={close} />}
          </Suspense>
        </div>
      )}
      <div className={styles.bar}>
        <p role="status" className={styles.count}>
          {t('bulk.count', { count: rows.length })}
        </p>
        {acts.map(({ name, code, act }) => (
          <Button
            key={name}
            onClick={act}
            aria-busy={bulk.busy}
            aria-keyshortcuts={code}
            aria-expanded={name === 'snooze' || name === 'assign' ? form === name : undefined}
          >
            {t(`hold.${name}`)} <Key name={code} />
          </Button>
        ))}
        {rows.length < shown && (
          <Button kind="quiet" onClick={marked.all} aria-keyshortcuts="Control+A">
            {t('bulk.all', { n: shown })} <Key name="Ctrl A" />
          </Button>
        )}
        <Button kind="quiet" onClick={marked.clear} aria-keyshortcuts="Escape">
          {t('bulk.clear')} <Key name="Esc" />
        </Button>
      </div>
    </section>
  );
}
