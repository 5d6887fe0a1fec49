import type { RJSFSchema, WidgetProps } from '@rjsf/utils';
import type { FieldContext } from './field-context';
import { partIds } from './FieldTemplate';
import type { FormData } from './form-schema';

type Parts = WidgetProps<FormData, RJSFSchema, FieldContext>;

/** What an input of a form is told: a field's by the form, a cell's by its list. */
export type FieldProps = Pick<Parts, 'id' | 'name' | 'value' | 'schema' | 'onChange' | 'onBlur'> & {
  disabled?: boolean | undefined;
  readonly?: boolean | undefined;
  rawErrors?: string[] | undefined;
  registry: { formContext: Pick<FieldContext, 'required'> };
};

/** What every input of a form has in common: its name, its state, and who describes it. */
export function usePart({ id, name, value, disabled, readonly, rawErrors = [], onBlur, schema, registry }: FieldProps) {
  const ids = partIds(id);
  const describedBy = [schema.description && ids.help, rawErrors.length > 0 && ids.wrong].filter(Boolean).join(' ');
  return {
    id,
    name,
    disabled: Boolean(disabled) || Boolean(readonly),
    error: rawErrors.length > 0,
    autoComplete: 'off',
    'aria-invalid': rawErrors.length > 0,
    'aria-required': registry.formContext.required.has(name),
    'aria-describedby': describedBy === '' ? undefined : describedBy,
    onBlur: () => onBlur(id, value),
  };
}
