import styles from './EnteredRows.module.css';
import { filledRows, isEmpty, shown, type FieldSchema, type ListSchema, type Sayings } from './form/form-schema';

const isNumber = ({ type, format }: FieldSchema) => format === 'decimal' || type === 'integer' || type === 'number';

/** The rows that were entered, as a table; under 820 px each row by itself, every value after its name. Columns that nobody filled are left out. */
export function EnteredRows({ field, value, say }: { field: ListSchema; value: unknown; say: Sayings }) {
  const rows = filledRows(value);
  const columns = Object.entries(field.items.properties).filter(([name, { format }]) => format !== 'uuid' && rows.some((row) => !isEmpty(row[name])));
  return (
    <table className={styles.rows} aria-label={field.title}>
      <thead>
        <tr>
          {columns.map(([name, column]) => (
            <th key={name} scope="col" className={isNumber(column) ? styles.number : undefined}>
              {column.title ?? name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            {columns.map(([name, column]) => (
              <td key={name} className={isNumber(column) ? styles.number : undefined} data-empty={isEmpty(row[name]) || undefined}>
                <span className={styles.name} aria-hidden="true">
                  {column.title ?? name}
                </span>
                {isEmpty(row[name]) ? '–' : shown(row[name], column, say)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
