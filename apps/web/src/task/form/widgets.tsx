import { lazy, Suspense } from 'react';
import { ChoiceField } from './ChoiceField';
import { DecimalField } from './DecimalField';
import styles from './Form.module.css';
import type { FieldSchema } from './form-schema';
import { NumberField } from './NumberField';
import { TextField } from './TextField';
import { TickField } from './TickField';
import type { FieldProps } from './use-part';

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

/** Few forms ask for a supplier, and all of the company's come with the field. */
const Suppliers = lazy(() => import('./SupplierField').then((module) => ({ default: module.SupplierField })));

function SupplierWidget(props: FieldProps) {
  return (
    <Suspense fallback={<div className={styles.waitingInput} />}>
      <Suppliers {...props} />
    </Suspense>
  );
}

/** The inputs of forms, by what a field holds. */
export const WIDGETS = {
  text: TextField,
  choice: ChoiceField,
  number: NumberField,
  decimal: DecimalField,
  tick: TickField,
  date: DateWidget,
  when: WhenWidget,
  supplier: SupplierWidget,
};

/** Which input a field of one value gets. */
export function widgetFor(field: FieldSchema): keyof typeof WIDGETS {
  if (field.oneOf) return 'choice';
  if (field.supplier) return 'supplier';
  if (field.type === 'boolean') return 'tick';
  if (field.type !== 'string') return 'number';
  if (field.future) return 'when';
  if (field.format === 'decimal') return 'decimal';
  return field.format === 'date' || field.format === 'date-time' ? 'date' : 'text';
}
