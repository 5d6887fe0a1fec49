import { Textarea, TextInput } from '@mantine/core';
import { usePart, type FieldProps } from './use-part';

/** Longer answers get room to be read again. */
const LONG = 300;

/** What a telephone's own keyboard shows. */
const INPUTS: Readonly<Record<string, string>> = { email: 'email', phone: 'tel' };

/** One line or, for what may be long, several that grow with the text. */
export function TextField(props: FieldProps) {
  const part = usePart(props);
  const { schema, value, onChange } = props;
  const text = typeof value === 'string' ? value : '';
  const change = (next: string) => onChange(next === '' ? undefined : next);
  if ((schema.maxLength ?? 0) > LONG)
    return <Textarea {...part} autosize minRows={2} maxRows={10} value={text} onChange={(event) => change(event.currentTarget.value)} />;
  return <TextInput {...part} type={INPUTS[schema.format ?? ''] ?? 'text'} value={text} onChange={(event) => change(event.currentTarget.value)} />;
}
