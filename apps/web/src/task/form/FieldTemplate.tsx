import type { FieldTemplateProps, RJSFSchema } from '@rjsf/utils';
import { useTranslation } from 'react-i18next';
import type { FieldContext } from './field-context';
import styles from './Form.module.css';
import type { FormData } from './form-schema';

/** Ids that a field's parts refer to each other by. */
export function partIds(id: string): { label: string; help: string; wrong: string } {
  return { label: `${id}__label`, help: `${id}__help`, wrong: `${id}__wrong` };
}

/** A label above, the reason of an error beneath. The whole form is a field too, and has neither. */
export function FieldTemplate(props: FieldTemplateProps<FormData, RJSFSchema, FieldContext>) {
  const { t } = useTranslation();
  const { id, label, schema, children, rawErrors = [], fieldPathId, registry } = props;
  const name = fieldPathId.path.at(-1);
  if (name === undefined) return children;
  const ids = partIds(id);
  const required = registry.formContext.required.has(String(name));
  return (
    <div className={styles.field} data-field={name}>
      {/* Radio buttons, a tick and the cells of a list have labels of their own; a click on this one must not choose. */}
      <label id={ids.label} htmlFor={schema.oneOf || schema.type === 'boolean' || schema.type === 'array' ? undefined : id} className={styles.label}>
        {label}
        {required && (
          <span className={styles.star} title={t('form.required')}>
            {' *'}
          </span>
        )}
      </label>
      {children}
      {schema.description && (
        <p id={ids.help} className={styles.help}>
          {schema.description}
        </p>
      )}
      <p id={ids.wrong} className={styles.wrong} aria-live="polite">
        {rawErrors.join(' ')}
      </p>
    </div>
  );
}
