import { useEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { say } from '../../../ui/toast';
import { isBlank, type Row } from '../form-schema';
import type { ListEditorProps } from '../list-widgets';

const INPUT = 'input:not([type="hidden"]), textarea';

/** Where the hand goes once the rows are drawn. */
type Aim = { row: number; column: string | null } | 'remove' | null;

/** The rows of a list under one's hands: each with a key of its own, so that one taken out does not carry another's words away. */
export function useRows({ rows, change, field }: Pick<ListEditorProps, 'rows' | 'change' | 'field'>, box: RefObject<HTMLElement | null>) {
  const { t } = useTranslation();
  const latest = useRef({ rows, change });
  const keys = useRef<number[]>([]);
  const made = useRef(0);
  const aim = useRef<{ to: Aim; index: number }>({ to: null, index: 0 });
  while (keys.current.length < rows.length) keys.current.push((made.current += 1));
  keys.current.length = rows.length;

  useEffect(() => {
    latest.current = { rows, change };
  });
  useEffect(() => {
    const { to, index } = aim.current;
    aim.current.to = null;
    if (to === 'remove') focusRemove(box.current, Math.min(index, rows.length - 1));
    else if (to !== null) focusCell(box.current, Math.min(to.row, rows.length - 1), to.column);
  }, [rows.length, box]);

  const insert = (index: number, row: Row, key: number) => {
    const { rows: now, change: tell } = latest.current;
    keys.current.splice(index, 0, key);
    tell(now.toSpliced(index, 0, row));
  };
  return {
    keyOf: (index: number) => keys.current[index]!,
    full: rows.length >= field.maxItems,
    set: (index: number, column: string, value: unknown) => {
      const { rows: now, change: tell } = latest.current;
      tell(now.with(index, { ...now[index], [column]: value }));
    },
    add: () => {
      const { length } = latest.current.rows;
      if (length >= field.maxItems) return;
      aim.current = { to: { row: length, column: null }, index: length };
      insert(length, {}, (made.current += 1));
    },
    /** Takes a row out; what was said in it can be brought back. `column`: the hand stays in it. */
    remove: (index: number, column?: string) => {
      const { rows: now, change: tell } = latest.current;
      const row = now[index];
      if (!row) return;
      const [key = 0] = keys.current.splice(index, 1);
      aim.current = { to: column === undefined ? 'remove' : { row: index, column }, index };
      tell(now.toSpliced(index, 1));
      if (!isBlank(row)) say(t('form.list.removed'), () => insert(Math.min(index, latest.current.rows.length), row, key));
    },
  };
}

/** Brings the hand to a cell: to the row's first where no column is told. */
export function focusCell(box: HTMLElement | null, row: number, column: string | null): boolean {
  const line = box?.querySelector(`[data-row="${row}"]`);
  const cell = column === null ? line : line?.querySelector(`[data-column="${CSS.escape(column)}"]`);
  const input = cell?.querySelector<HTMLInputElement>(INPUT);
  if (!input) {
    if (row < 0) box?.querySelector<HTMLElement>('[data-first]')?.focus();
    return false;
  }
  input.focus();
  if (input.type === 'text') input.select();
  return true;
}

function focusRemove(box: HTMLElement | null, row: number): void {
  box?.querySelector<HTMLElement>(row < 0 ? '[data-first]' : `[data-row="${row}"] [data-remove]`)?.focus();
}
