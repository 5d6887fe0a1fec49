import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePart, type FieldProps } from './use-part';

/** A number, with the language's own comma. */
export function NumberField(props: FieldProps) {
  const { i18n } = useTranslation();
  const part = usePart(props);
  const { schema, value, onChange } = props;
  return (
    <NumberInput
      {...part}
      hideControls
      inputMode={schema.type === 'integer' ? 'numeric' : 'decimal'}
      allowDecimal={schema.type !== 'integer'}
      decimalSeparator={i18n.language === 'ru' ? ',' : '.'}
      allowedDecimalSeparators={[',', '.']}
      thousandSeparator={i18n.language === 'ru' ? ' ' : ','}
      value={typeof value === 'number' ? value : ''}
      onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
    />
  );
}
