import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CURRENCIES } from '#domain/money/currency.rule.js';
import type { Problem } from '../api/problem';
import { ActForm } from '../ui/ActForm';
import { WordsField } from '../ui/WordsField';
import { ChoiceLine } from '../ui/ChoiceLine';
import type { TypedSupplier } from './facts';

const WORDS = [
  ['name', 200],
  ['contact', 200],
  ['phone', 60],
  ['email', 200],
  ['site', 500],
] as const;

interface SupplierFormProps {
  title: string;
  act: string;
  typed: TypedSupplier;
  type: (typed: TypedSupplier) => void;
  busy: boolean;
  problem: Problem | null;
  send: () => void;
  close: () => void;
}

/** What is known of a supplier, in place: Enter writes it down, Escape closes. */
export function SupplierForm({ title, act, typed, type, busy, problem, send, close }: SupplierFormProps) {
  const { t } = useTranslation();
  return (
    <ActForm title={title} hint={<Hint problem={problem} />} act={act} busy={busy} problem={problem} send={send} close={close}>
      {WORDS.map(([field, max], index) => (
        <WordsField
          key={field}
          first={index === 0}
          label={t(`suppliers.facts.${field}`)}
          max={max}
          value={typed[field]}
          change={(value) => type({ ...typed, [field]: value })}
        />
      ))}
      <ChoiceLine
        label={t('suppliers.facts.currency')}
        value={typed.currency}
        choose={(currency) => type({ ...typed, currency })}
        choices={CURRENCIES.map((code) => ({ value: code, label: t(`suppliers.currencies.${code}`) }))}
      />
      <WordsField
        label={t('suppliers.facts.longestAgeDays')}
        placeholder={t('suppliers.asPack')}
        max={3}
        value={typed.longestAgeDays}
        change={(longestAgeDays) => type({ ...typed, longestAgeDays })}
      />
    </ActForm>
  );
}

/** The way to whoever has this name; else what the fields are for. */
function Hint({ problem }: { problem: Problem | null }): ReactNode {
  const { t } = useTranslation();
  if (problem?.supplier === undefined) return t('suppliers.formHint');
  return (
    <Link to="/suppliers/$id" params={{ id: problem.supplier }} className="link">
      {t('suppliers.openKnown')}
    </Link>
  );
}
