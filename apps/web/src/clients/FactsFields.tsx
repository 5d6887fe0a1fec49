import { Select } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problem';
import { WordsField } from '../ui/WordsField';
import type { TypedFacts } from './facts';

const WORDS = [
  ['name', 200],
  ['company', 300],
  ['phone', 200],
  ['email', 600],
  ['inn', 12],
  ['city', 120],
] as const;

interface FactsFieldsProps {
  facts: TypedFacts;
  change: (facts: TypedFacts) => void;
}

/** The fields of what is known of a client. */
export function FactsFields({ facts, change }: FactsFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      {WORDS.map(([field, max], index) => (
        <WordsField
          key={field}
          first={index === 0}
          label={t(`clients.facts.${field}`)}
          max={max}
          value={facts[field]}
          change={(value) => change({ ...facts, [field]: value })}
        />
      ))}
      <Select
        label={t('clients.facts.kind')}
        placeholder={t('clients.notKnown')}
        clearable
        data={(['private', 'legal'] as const).map((kind) => ({ value: kind, label: t(`clients.kinds.${kind}`) }))}
        value={facts.kind === '' ? null : facts.kind}
        onChange={(kind) => change({ ...facts, kind: kind ?? '' })}
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
    </>
  );
}

/** The way to whoever has what was written down here. */
export function KnownHint({ problem }: { problem: Problem | null }) {
  const { t } = useTranslation();
  if (problem?.client === undefined) return t('clients.severalHint');
  return (
    <Link to="/clients/$id" params={{ id: problem.client }} className="link">
      {t('clients.openKnown')}
    </Link>
  );
}
