import Form from '@rjsf/core/lib/components/Form.js';
import type { ErrorSchema, ObjectFieldTemplateProps, RJSFSchema, UiSchema } from '@rjsf/utils';
import { useMemo, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldContext } from './field-context';
import { FieldTemplate } from './FieldTemplate';
import { groupsOf } from './groups';
import styles from './Form.module.css';
import { isList, type FieldSchema, type Fields, type FormData } from './form-schema';
import { ListField } from './ListField';
import { shownFields } from './shown-fields';
import { nativeValidator } from './validator';
import { widgetFor, WIDGETS } from './widgets';

interface TaskFormProps {
  label: string;
  fields: Fields;
  data: FormData;
  /** Names of fields that the chosen outcome needs. */
  required: ReadonlySet<string>;
  /** What is wrong, by field; only what the reader is to see. */
  wrong: Readonly<Record<string, string>>;
  readOnly: boolean;
  onChange: (data: FormData) => void;
  onLeave: (name: string) => void;
  /** Tells this form from another one of the same fields on the page. */
  prefix?: string;
  /** Enter in the last field. */
  onDone?: () => void;
}

const PREFIX = 'field';

/** A form of a few fields is read at a glance; a longer one says what is about the client and what about the matter. */
function ObjectFieldTemplate({ properties }: ObjectFieldTemplateProps<FormData, RJSFSchema, FieldContext>) {
  const { t } = useTranslation();
  const groups = groupsOf(properties.map(({ name }) => name));
  if (groups.length === 1) return <div className={styles.fields}>{properties.map((property) => property.content)}</div>;
  return groups.map(({ about, names }) => (
    <fieldset key={about} className={styles.group}>
      <legend className="caption">{t(`form.about.${about}`)}</legend>
      <div className={styles.fields}>{properties.filter(({ name }) => names.includes(name)).map((property) => property.content)}</div>
    </fieldset>
  ));
}

/** Nothing is chosen before the reader chooses it. */
const NO_DEFAULTS = { constAsDefaults: 'never', emptyObjectFields: 'skipDefaults' } as const;
const TEMPLATES = { FieldTemplate, ObjectFieldTemplate };

/** What the form is told of a field. Of a list not its rows: the form would fill them with defaults of its own; they are the list's matter. */
function schemaOf(field: FieldSchema): object {
  return isList(field) ? { type: 'array', title: field.title, description: field.description, items: {} } : field;
}

function uiOf(field: FieldSchema): UiSchema<FormData, RJSFSchema, FieldContext> {
  return isList(field) ? { 'ui:field': ListField, 'ui:options': { list: field } } : { 'ui:widget': widgetFor(field) };
}

/** In a one-line field Enter goes on to the next, as on a call one would expect. */
function goOn(event: KeyboardEvent<HTMLElement>, onDone?: () => void): void {
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing || event.defaultPrevented) return;
  if (!(event.target instanceof HTMLInputElement) || event.target.getAttribute('aria-expanded') === 'true') return;
  event.preventDefault();
  const fields = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-field]')];
  const at = fields.findIndex((field) => field.contains(event.target as Node));
  const next = fields[at + 1]?.querySelector<HTMLElement>('input, textarea, [data-first]');
  if (next) next.focus();
  else onDone?.();
}

const mapped = <To,>(fields: Fields, to: (field: FieldSchema) => To) => Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, to(field)]));

/** Errors of whole fields; those of cells are shown by their lists. */
function errorsOf(wrong: TaskFormProps['wrong'], fields: Fields): ErrorSchema<FormData> {
  return Object.fromEntries(Object.entries(wrong).flatMap(([name, text]) => (name in fields ? [[name, { __errors: [text] }]] : []))) as ErrorSchema<FormData>;
}

/** The form that the server's schema describes. */
export function TaskForm({ label, fields: all, data, required, wrong, readOnly, onChange, onLeave, prefix = PREFIX, onDone }: TaskFormProps) {
  const fields = useMemo(() => shownFields(all), [all]);
  const schema = useMemo(() => ({ type: 'object', properties: mapped(fields, schemaOf) }) as RJSFSchema, [fields]);
  const uiSchema = useMemo(() => mapped(fields, uiOf), [fields]);
  const errors = useMemo(() => errorsOf(wrong, fields), [wrong, fields]);
  const own = useMemo(() => Object.fromEntries(Object.entries(data).filter(([name]) => name in fields)), [data, fields]);
  const context = useMemo<FieldContext>(() => ({ required, wrong }), [required, wrong]);
  return (
    <div role="group" aria-label={label} onKeyDown={(event) => goOn(event, onDone)}>
      <Form<FormData, RJSFSchema, FieldContext>
        tagName="div"
        idPrefix={prefix}
        schema={schema}
        uiSchema={uiSchema}
        formData={own}
        formContext={context}
        validator={nativeValidator}
        widgets={WIDGETS}
        templates={TEMPLATES}
        extraErrors={errors}
        noValidate
        experimental_defaultFormStateBehavior={NO_DEFAULTS}
        showErrorList={false}
        readonly={readOnly}
        onChange={(event) => onChange(event.formData ?? {})}
        onBlur={(id) => onLeave(id.slice(prefix.length + 1))}
      >
        {/* Outcomes are the buttons of this form, and they are not here. */}
        <></>
      </Form>
    </div>
  );
}
