import { useState, type ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { readDecimal } from '../task/form/decimal';
import { isDecimal, shownDecimal } from './decimal';
import styles from './Rows.module.css';

interface DecimalInputProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'className'> {
  /** Decimal text; what could not be read, as it was typed; undefined: empty. */
  value: unknown;
  change: (value: string | undefined) => void;
  label: string;
  /** What it is of: a price shows its kopecks. */
  of?: 'quantity' | 'price';
  /** What is wrong with it, where the server or an outcome says so. */
  wrong?: string | undefined;
}

/** An amount or a quantity: typed as people write it, kept as exact decimal text, shown in the reader's language when one leaves it. */
export function DecimalInput({ value, change, label, of = 'quantity', wrong, onBlur, ...input }: DecimalInputProps) {
  const { i18n } = useTranslation();
  const [typed, setTyped] = useState<string>();
  const unreadable = typed === undefined && value !== undefined && value !== null && value !== '' && !isDecimal(value);
  const type = (text: string) => {
    setTyped(text);
    change(text.trim() === '' ? undefined : readDecimal(text, i18n.language));
  };
  return (
    <input
      {...input}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      aria-invalid={wrong !== undefined || unreadable || undefined}
      className={styles.number}
      value={typed ?? shownDecimal(value, i18n.language, of)}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={(event) => {
        setTyped(undefined);
        onBlur?.(event);
      }}
    />
  );
}
