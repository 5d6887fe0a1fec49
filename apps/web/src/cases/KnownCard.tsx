import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, CaseField } from '../api/types';
import { useMay } from '../app/session';
import { ActForm } from '../ui/ActForm';
import { Button } from '../ui/Button';
import { Key } from '../ui/Key';
import { useKeys } from '../ui/use-keys';
import { WordsField } from '../ui/WordsField';
import styles from './Case.module.css';
import own from './Steering.module.css';
import { useSteering } from './use-steering';

/** As long as the server takes. */
const LONGEST = 2_000;
/** Its answer may have several lines. */
const LONG = 'note';

/** What is known of the case beyond its requests; it is corrected in place. */
export function KnownCard({ item }: { item: CaseDetail }) {
  const { t } = useTranslation();
  const may = useMay('case.correct') && item.status === 'open';
  const [open, setOpen] = useState(false);
  const known = item.data.filter(({ value }) => value !== null);
  useKeys(may ? { KeyE: [t('steer.correct'), () => setOpen(true)] } : {});
  if (!may && known.length === 0) return null;
  return (
    <section className={`panel ${styles.part}`} aria-label={t('steer.known')}>
      {open && may ? (
        <CorrectForm item={item} close={() => setOpen(false)} />
      ) : (
        <>
          <h2 className="caption">{t('steer.known')}</h2>
          {known.length === 0 && <p className={styles.sub}>{t('steer.nothingKnown')}</p>}
          {known.length > 0 && (
            <dl className={own.known}>
              {known.map(({ name, label, value }) => (
                <div key={name}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          )}
          {may && (
            <Button className={own.correct} onClick={() => setOpen(true)} aria-keyshortcuts="E">
              {t('steer.correct')} <Key name="E" />
            </Button>
          )}
        </>
      )}
    </section>
  );
}

function CorrectForm({ item, close }: { item: CaseDetail; close: () => void }) {
  const { t } = useTranslation();
  const steering = useSteering(item);
  const [typed, setTyped] = useState<Record<string, string>>({});
  const valueOf = ({ name, value }: CaseField) => typed[name] ?? value ?? '';
  const send = async () => {
    const changes = Object.fromEntries(
      item.data.filter((field) => valueOf(field).trim() !== (field.value ?? '')).map((field) => [field.name, valueOf(field).trim() || null]),
    );
    if (Object.keys(changes).length === 0 || (await steering.correct(changes))) close();
  };
  return (
    <ActForm title={t('steer.correctTitle')} act={t('steer.save')} busy={steering.busy} problem={steering.problem} send={() => void send()} close={close}>
      {item.data.map((field, index) => {
        const change = (value: string) => setTyped((before) => ({ ...before, [field.name]: value }));
        return field.name === LONG ? (
          <Textarea
            key={field.name}
            label={field.label}
            autosize
            minRows={2}
            maxRows={8}
            maxLength={LONGEST}
            value={valueOf(field)}
            onChange={(event) => change(event.currentTarget.value)}
          />
        ) : (
          <WordsField key={field.name} first={index === 0} max={LONGEST} label={field.label} value={valueOf(field)} change={change} />
        );
      })}
    </ActForm>
  );
}
