import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { say } from '../../../ui/toast';
import { isBlank } from '../form-schema';
import type { ListEditorProps } from '../list-editor';

const INPUT = 'input:not([type="hidden"]), textarea';

/** Where the hand goes once the rows are drawn. */
type Aim = { row: number; column: string | null } | 'remove' | null;

/** The rows of a list under one's hands. Where one is taken out, the others are drawn anew: what is half typed in an input must not pass to another row. */
export function useRows({ rows, change, field }: Pick<ListEditorProps, 'rows' | 'change' | 'field'>, box: RefObject<HTMLElement | null>) {
  const { t } = useTranslation();
  const latest = useRef({ rows, change });
  const aim = useRef<{ to: Aim; index: number }>({ to: null, index: 0 });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    latest.current = { rows, change };
  });
  useEffect(() => {
    const { to, index } = aim.current;
    aim.current.to = null;
    if (to === 'remove') focusRemove(box.current, Math.min(index, rows.length - 1));
    else if (to !== null) focusCell(box.current, Math.min(to.row, rows.length - 1), to.column);
  }, [rows.length, box]);

  return {
    keyOf: (index: number) => `${turn}.${index}`,
    full: rows.length >= field.maxItems,
    set: (index: number, column: string, value: unknown) => {
      const { rows: now, change: tell } = latest.current;
      tell(now.with(index, { ...now[index], [column]: value }));
    },
    add: () => {
      const { rows: now, change: tell } = latest.current;
      if (now.length >= field.maxItems) return;
      aim.current = { to: { row: now.length, column: null }, index: now.length };
      tell([...now, {}]);
    },
    /** Takes a row out; what was said in it can be brought back. `column`: the hand stays in it. */
    remove: (index: number, column?: string) => {
      const { rows: now, change: tell } = latest.current;
      const row = now[index];
      if (!row) return;
      aim.current = { to: column === undefined ? 'remove' : { row: index, column }, index };
      setTurn((before) => before + 1);
      tell(now.toSpliced(index, 1));
      if (isBlank(row)) return;
      say(t('form.list.removed'), () => {
        const { rows: later, change: bring } = latest.current;
        setTurn((before) => before + 1);
        bring(later.toSpliced(Math.min(index, later.length), 0, row));
      });
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
