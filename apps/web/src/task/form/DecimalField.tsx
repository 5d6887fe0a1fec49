import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decimalText, readDecimal } from './decimal';
import styles from './Form.module.css';
import { usePart, type FieldProps } from './use-part';

/** An amount or a quantity: typed as people type it, shown with groups once it is left, kept as decimal text. */
export function DecimalField(props: FieldProps) {
  const { i18n } = useTranslation();
  const { value, onChange } = props;
  const { onBlur, ...part } = usePart(props);
  const [typed, setTyped] = useState<string | null>(null);
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return (
    <TextInput
      {...part}
      inputMode="decimal"
      classNames={{ input: styles.decimal ?? '' }}
      value={typed ?? decimalText(text, i18n.language)}
      onFocus={(event) => {
        setTyped(decimalText(text, i18n.language));
        event.currentTarget.select();
      }}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        onChange(currentTarget.value.trim() === '' ? undefined : readDecimal(currentTarget.value, i18n.language));
      }}
      onBlur={() => {
        setTyped(null);
        onBlur();
      }}
    />
  );
}
