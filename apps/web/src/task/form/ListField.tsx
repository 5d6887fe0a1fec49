import type { FieldProps as FormFieldProps, RJSFSchema } from '@rjsf/utils';
import { createElement, Suspense, useMemo } from 'react';
import type { FieldContext } from './field-context';
import { partIds } from './FieldTemplate';
import styles from './Form.module.css';
import { rowsOf, type FormData, type ListSchema } from './form-schema';
import { editorOf } from './list-widgets';

/** A field of rows: its own editor where the contract names one, else the plain table. */
export function ListField({ name, formData, fieldPathId, readonly, uiSchema, registry, onChange, onBlur }: FormFieldProps<FormData, RJSFSchema, FieldContext>) {
  const { list: field } = uiSchema!['ui:options'] as unknown as { list: ListSchema };
  const id = fieldPathId.$id;
  const ids = partIds(id);
  const { wrong } = registry.formContext;
  const own = useMemo(() => {
    const beginning = `${name}.`;
    return Object.fromEntries(Object.entries(wrong).flatMap(([path, text]) => (path.startsWith(beginning) ? [[path.slice(beginning.length), text]] : [])));
  }, [wrong, name]);
  return (
    <div role="group" aria-labelledby={ids.label} aria-describedby={field.description === undefined ? ids.wrong : `${ids.help} ${ids.wrong}`}>
      <Suspense fallback={<div className={styles.waitingList} />}>
        {createElement(editorOf(field.widget), {
          id,
          name,
          field,
          rows: rowsOf(formData),
          wrong: own,
          readOnly: readonly ?? false,
          change: (rows) => onChange(rows as unknown as FormData, fieldPathId.path),
          leave: (place) => onBlur(`${id}.${place}`, undefined),
        })}
      </Suspense>
    </div>
  );
}
