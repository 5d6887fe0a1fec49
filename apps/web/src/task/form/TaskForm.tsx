import Form from '@rjsf/core/lib/components/Form.js';
import type { ErrorSchema, ObjectFieldTemplateProps, RJSFSchema, UiSchema } from '@rjsf/utils';
import { lazy, Suspense, useMemo, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceField } from './ChoiceField';
import type { FieldContext } from './field-context';
import { FieldTemplate } from './FieldTemplate';
import { groupsOf } from './groups';
import styles from './Form.module.css';
import type { FieldSchema, Fields, FormData } from './form-schema';
import { NumberField } from './NumberField';
import { TextField } from './TextField';
import { TickField } from './TickField';
import { nativeValidator } from './validator';
import type { FieldProps } from './use-part';

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

/** The calendar is large, and most forms have no date. */
const Calendar = lazy(() => import('./DateField').then((module) => ({ default: module.DateField })));

/** And so is the dictionary of times in words. */
const Words = lazy(() => import('./WhenField').then((module) => ({ default: module.WhenField })));

function WhenWidget(props: FieldProps) {
  return (
    <Suspense fallback={<div className={styles.waiting} />}>
      <Words {...props} />
    </Suspense>
  );
}

function DateWidget(props: FieldProps) {
  return (
    <Suspense fallback={null}>
      <Calendar {...props} />
    </Suspense>
  );
}

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

const WIDGETS = { text: TextField, choice: ChoiceField, number: NumberField, tick: TickField, date: DateWidget, when: WhenWidget };
/** Nothing is chosen before the reader chooses it. */
const NO_DEFAULTS = { constAsDefaults: 'never', emptyObjectFields: 'skipDefaults' } as const;
const TEMPLATES = { FieldTemplate, ObjectFieldTemplate };

function widgetFor(field: FieldSchema): keyof typeof WIDGETS {
  if (field.oneOf) return 'choice';
  if (field.type === 'boolean') return 'tick';
  if (field.type !== 'string') return 'number';
  if (field.future) return 'when';
  return field.format === 'date' || field.format === 'date-time' ? 'date' : 'text';
}

/** In a one-line field Enter goes on to the next, as on a call one would expect. */
function goOn(event: KeyboardEvent<HTMLElement>, onDone?: () => void): void {
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing || event.defaultPrevented) return;
  if (!(event.target instanceof HTMLInputElement) || event.target.getAttribute('aria-expanded') === 'true') return;
  event.preventDefault();
  const fields = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-field]')];
  const at = fields.findIndex((field) => field.contains(event.target as Node));
  const next = fields[at + 1]?.querySelector<HTMLElement>('input, textarea');
  if (next) next.focus();
  else onDone?.();
}

/** The form that the server's schema describes. */
export function TaskForm({ label, fields, data, required, wrong, readOnly, onChange, onLeave, prefix = PREFIX, onDone }: TaskFormProps) {
  const schema = useMemo<RJSFSchema>(() => ({ type: 'object', properties: fields as RJSFSchema['properties'] }) as RJSFSchema, [fields]);
  const uiSchema = useMemo<UiSchema<FormData, RJSFSchema, FieldContext>>(
    () => Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, { 'ui:widget': widgetFor(field) }])),
    [fields],
  );
  const errors = useMemo(() => Object.fromEntries(Object.entries(wrong).map(([name, text]) => [name, { __errors: [text] }])) as ErrorSchema<FormData>, [wrong]);
  const own = useMemo(() => Object.fromEntries(Object.entries(data).filter(([name]) => name in fields)), [data, fields]);
  const context = useMemo<FieldContext>(() => ({ required }), [required]);
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
