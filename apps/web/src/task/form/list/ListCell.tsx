import { useTranslation } from 'react-i18next';
import { DropField } from '../ChoiceField';
import { partIds } from '../FieldTemplate';
import type { FieldSchema } from '../form-schema';
import type { FieldProps } from '../use-part';
import { widgetFor, WIDGETS } from '../widgets';
import { isShort } from './columns';
import styles from './List.module.css';

interface ListCellProps {
  id: string;
  /** Its place in the form: `goods.0.quantity`. */
  path: string;
  column: string;
  field: FieldSchema;
  row: number;
  value: unknown;
  needed: ReadonlySet<string>;
  wrong: string | undefined;
  readOnly: boolean;
  change: (value: unknown) => void;
  leave: () => void;
}

const RowChoice = (props: FieldProps) => <DropField {...props} inRow />;

/** In a row everything is one line, and what it means stands above its column. */
function inRow({ maxLength: _long, description: _above, ...field }: FieldSchema): FieldSchema {
  return field;
}

/** One value of a row, with its name for whoever does not see the column, and what is wrong with it beneath. */
export function ListCell({ id, path, column, field, row, value, needed, wrong, readOnly, change, leave }: ListCellProps) {
  const { t } = useTranslation();
  const ids = partIds(id);
  const kind = widgetFor(field);
  const Input = kind === 'choice' ? RowChoice : WIDGETS[kind];
  const title = field.title ?? column;
  return (
    <div className={isShort(field) ? `${styles.cell} ${styles.short}` : styles.cell} data-cell={path} data-column={column}>
      <label id={ids.label} htmlFor={field.type === 'boolean' ? undefined : id} className={styles.label}>
        {title}
        {needed.has(column) && <span className={styles.star}>{' *'}</span>}
        <span className="hidden-visually">{t('form.list.inRow', { n: row + 1 })}</span>
      </label>
      <Input
        id={id}
        name={column}
        value={value ?? undefined}
        schema={inRow(field) as object}
        readonly={readOnly}
        rawErrors={wrong === undefined ? [] : [wrong]}
        registry={{ formContext: { required: needed } }}
        onChange={change}
        onBlur={leave}
      />
      <p id={ids.wrong} className={styles.wrong} aria-live="polite">
        {wrong}
      </p>
    </div>
  );
}
