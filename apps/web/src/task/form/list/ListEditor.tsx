import { useMediaQuery } from '@mantine/hooks';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useMemo, useRef, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { Key } from '../../../ui/Key';
import type { ListSchema } from '../form-schema';
import type { ListEditorProps } from '../list-editor';
import { templateOf, widthOf } from './columns';
import styles from './List.module.css';
import { ListCell } from './ListCell';
import { onEnter, onListKey } from './row-keys';
import { useRows } from './use-rows';
import { useWidth } from './use-width';

const NARROW = '(max-width: 820px)';

/** Rows of any kind: a calm table where there is room, else a card per row. */
export function ListEditor(props: ListEditorProps) {
  const { field, rows, readOnly } = props;
  const { t } = useTranslation();
  const { properties } = field.items;
  const box = useRef<HTMLDivElement>(null);
  const { ref, width } = useWidth();
  const narrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false });
  const asTable = !narrow && (width === 0 || width >= widthOf(properties));
  const list = useRows(props, box);
  const keys = { rows, add: list.add, remove: list.remove, full: list.full };
  const needed = useMemo(() => new Set(field.items.required), [field.items.required]);
  const columns = { '--columns': templateOf(properties) } as CSSProperties;
  const nothing = readOnly ? t('form.list.nothing') : (field.empty ?? t('form.list.empty'));
  return (
    <div ref={ref}>
      <div
        ref={box}
        className={asTable ? styles.table : styles.cards}
        style={columns}
        onKeyDownCapture={(event) => onEnter(event, keys)}
        onKeyDown={(event) => onListKey(event, keys)}
      >
        {rows.length === 0 && <p className={styles.empty}>{nothing}</p>}
        {asTable && rows.length > 0 && <Head field={field} needed={needed} />}
        <ol>
          {rows.map((_row, index) => (
            <ListRow key={list.keyOf(index)} {...props} index={index} needed={needed} set={list.set} remove={list.remove} />
          ))}
        </ol>
        {!readOnly && !list.full && (
          <Button kind={rows.length === 0 ? 'ghost' : 'quiet'} className={styles.add} onClick={list.add} data-first>
            <IconPlus size={16} aria-hidden /> {field.add ?? t('form.list.add')} {rows.length > 0 && <Key name="Enter" />}
          </Button>
        )}
        {!readOnly && list.full && <p className={styles.full}>{t('form.list.full', { count: field.maxItems })}</p>}
      </div>
    </div>
  );
}

/** Names of the columns; each cell says its own to whoever does not see them. */
function Head({ field, needed }: { field: ListSchema; needed: ReadonlySet<string> }) {
  return (
    <div className={styles.head} aria-hidden="true">
      {Object.entries(field.items.properties).map(([name, { title, description, format, type }]) => (
        <span key={name} className={format === 'decimal' || type === 'integer' || type === 'number' ? styles.number : undefined}>
          {title ?? name}
          {needed.has(name) && <span className={styles.star}>{' *'}</span>}
          {description !== undefined && <small>{description}</small>}
        </span>
      ))}
    </div>
  );
}

interface ListRowProps extends ListEditorProps {
  index: number;
  needed: ReadonlySet<string>;
  set: (index: number, column: string, value: unknown) => void;
  remove: (index: number) => void;
}

function ListRow({ id, name, field, rows, wrong, readOnly, leave, index, needed, set, remove }: ListRowProps) {
  const { t } = useTranslation();
  const row = rows[index] ?? {};
  return (
    <li className={styles.row} data-row={index} aria-label={t('form.list.row', { n: index + 1 })}>
      <span className={styles.place} aria-hidden="true">
        {index + 1}
      </span>
      {Object.entries(field.items.properties).map(([column, schema]) => (
        <ListCell
          key={column}
          id={`${id}_${index}_${column}`}
          path={`${name}.${index}.${column}`}
          column={column}
          field={schema}
          row={index}
          value={row[column]}
          needed={needed}
          wrong={wrong[`${index}.${column}`]}
          readOnly={readOnly}
          change={(value) => set(index, column, value)}
          leave={() => leave(`${index}.${column}`)}
        />
      ))}
      {!readOnly && (
        <Button
          kind="quiet"
          square
          className={styles.remove}
          aria-label={t('form.list.remove', { n: index + 1 })}
          title={t('form.list.removeKey')}
          aria-keyshortcuts="Control+Delete"
          onClick={() => remove(index)}
          data-remove
        >
          <IconX size={16} aria-hidden />
        </Button>
      )}
    </li>
  );
}
