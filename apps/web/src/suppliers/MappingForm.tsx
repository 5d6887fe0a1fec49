import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Currency } from '#domain/money/currency.rule.js';
import type { MappingChoice, MappingQuestion } from '../api/types';
import { dayOf } from '../time/format';
import { useNow } from '../time/now';
import { usePlace } from '../time/place';
import { Button } from '../ui/Button';
import { Key } from '../ui/Key';
import { useKeys } from '../ui/use-keys';
import { guessedColumns, movedColumns, understood, type Said } from './columns-said';
import styles from './Mapping.module.css';
import { MovedColumns } from './MovedColumns';
import { PriceForm } from './PriceForm';
import { Reading } from './Reading';
import { SampleTable } from './SampleTable';
import { UnderstoodTable } from './UnderstoodTable';
import type { Look } from './use-suppliers';

interface MappingFormProps {
  question: MappingQuestion;
  /** The supplier's. */
  currency: string;
  look: Look;
  lookAt: (look: Look) => void;
  read: (choice: MappingChoice) => void;
  busy: boolean;
  close: (() => void) | null;
  begin: boolean;
}

/** The first rows of a file with what each column is above it, and beneath at once how they will be understood. */
export function MappingForm({ question, currency, look, lookAt, read, busy, close, begin }: MappingFormProps) {
  const { t } = useTranslation();
  const [now, place] = [useNow(), usePlace()];
  const form = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState<Said>(() => ({
    columns: guessedColumns(question),
    decimal: question.kept?.decimal ?? null,
    currency: (question.kept?.currency ?? null) as Currency | null,
  }));
  // Once, as it opens: whoever has just asked for it goes on here.
  useEffect(() => {
    const [table, doubtful] = ['table select', '[data-doubt] select'].map((where) => form.current?.querySelector<HTMLElement>(where));
    if (!begin) return;
    (doubtful ?? table)?.focus({ preventScroll: true });
    (doubtful ?? table)?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, []); // eslint-disable-line react-hooks/exhaustive-deps
  const send = () => {
    const { decimal, currency: named } = said;
    const { kept } = question;
    const sheets = look.sheets ?? kept?.sheets;
    // What was said of another row of headers is over where they stand elsewhere now.
    const headerRow = look.headerRow ?? (kept?.headerRow === (question.headerRow ?? 0) ? kept.headerRow : null);
    read({
      columns: said.columns,
      ...(sheets ? { sheets } : {}),
      ...(headerRow === null ? {} : { headerRow }),
      ...(decimal === null ? {} : { decimal }),
      ...(named === null ? {} : { currency: named }),
    });
  };
  useKeys({ 'Ctrl+Enter': [t('suppliers.mapping.act'), send], ...(close ? { Escape: [t('act.close'), close] } : {}) });
  const rows = understood(question, said, { currency: currency as Currency, day: dayOf(now, place) });
  return (
    <div ref={form} className={styles.form}>
      {question.changed && <MovedColumns moved={movedColumns(question)} />}
      <Reading question={question} look={look} lookAt={lookAt} />
      <SampleTable question={question} columns={said.columns} choose={(columns) => setSaid({ ...said, columns })} />
      <PriceForm said={said} say={setSaid} />
      <UnderstoodTable rows={rows} said={said} />
      <div className={styles.acts}>
        <Button kind="main" onClick={send} aria-busy={busy} aria-keyshortcuts="Control+Enter">
          {t(busy ? 'act.going' : 'suppliers.mapping.act')} <Key name="Ctrl Enter" />
        </Button>
        {close && (
          <Button kind="quiet" onClick={close} aria-keyshortcuts="Escape">
            {t('act.close')} <Key name="Esc" />
          </Button>
        )}
        <p className={`${styles.hint} wide-only`}>{t('suppliers.mapping.kept')}</p>
      </div>
    </div>
  );
}
