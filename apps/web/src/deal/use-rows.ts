import { useEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { say } from '../ui/toast';
import type { ListProps, Row } from './list-props';

/** The rows of a list, and where the hand goes after a change of them. Whoever takes one away is offered it back. */
export function useRows(place: RefObject<HTMLElement | null>, { name, rows, change }: Pick<ListProps, 'name' | 'rows' | 'change'>) {
  const { t } = useTranslation();
  const wanted = useRef<string | null>(null);
  // The way back is pressed later, on rows that may be others by then.
  const now = useRef({ rows, change });
  useEffect(() => {
    now.current = { rows, change };
    const to = wanted.current;
    if (to && focusCell(place, to)) wanted.current = null;
  });
  const cell = (row: number, field: string) => `${name}.${row}.${field}`;
  const go = (row: number, field: string) => {
    const to = cell(row, field);
    wanted.current = focusCell(place, to) ? null : to;
  };
  return {
    /** The name under which a cell is found: here, and by whoever is told what is wrong. */
    cell,
    go,
    add: (row: Row, field?: string) => {
      change([...rows, row]);
      if (field !== undefined) wanted.current = cell(rows.length, field);
    },
    /** After the next drawing: what is gone to comes into being with the change. */
    later: (row: number, field: string) => {
      wanted.current = cell(row, field);
    },
    set: (index: number, part: Row) => change(rows.map((row, at) => (at === index ? { ...row, ...part } : row))),
    remove: (index: number, what: string) => {
      const gone = rows[index];
      if (!gone) return;
      change(rows.filter((_, at) => at !== index));
      say(t('deal.rows.removed', { name: what }), () => now.current.change(now.current.rows.toSpliced(index, 0, gone)));
    },
  };
}

export type Rows = ReturnType<typeof useRows>;

function focusCell(place: RefObject<HTMLElement | null>, name: string): boolean {
  const found = place.current?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(name)}"]`);
  found?.focus();
  return found !== undefined && found !== null;
}
