import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './Rows.module.css';
import type { LineName } from './rows';

interface RowInputProps {
  name: LineName;
  ids: { input: string; hint: string };
  value: unknown;
  known: unknown;
  readOnly: boolean;
  wrong: boolean;
  long: boolean;
  large: boolean;
  change: (value: string) => void;
}

/** As long as the form takes. */
const LONGEST: Record<LineName, number> = { question: 2_000, name: 200, city: 120, company: 300, neededBy: 200, phone: 100, inn: 12, article: 100, email: 254 };

const MODES: Partial<Record<LineName, 'tel' | 'numeric' | 'email'>> = { phone: 'tel', inn: 'numeric', email: 'email' };

/** What was said, in the client's words; what is known lies in it as a hint until it is confirmed. */
export function RowInput({ name, ids, value, known, readOnly, wrong, long, large, change }: RowInputProps) {
  const { t } = useTranslation();
  const part = {
    id: ids.input,
    name,
    value: typeof value === 'string' ? value : '',
    placeholder: typeof known === 'string' ? known : t(`call.placeholder.${name}`),
    maxLength: LONGEST[name],
    autoComplete: 'off',
    spellCheck: long,
    readOnly,
    error: wrong,
    'aria-describedby': ids.hint,
  };
  if (long)
    return (
      <Textarea {...part} autosize minRows={1} maxRows={6} classNames={{ input: styles.input! }} onChange={(event) => change(event.currentTarget.value)} />
    );
  return (
    <TextInput
      {...part}
      inputMode={MODES[name] ?? 'text'}
      classNames={{ input: large ? `${styles.input} ${styles.large}` : styles.input! }}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}
