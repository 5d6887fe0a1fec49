import type { KeyboardEvent } from 'react';
import { isBlank, type Row } from '../form-schema';
import { focusCell } from './use-rows';

const INPUTS = '[data-column] input:not([type="hidden"]), [data-column] textarea';

/** What the keys of a list act on. */
interface ListKeys {
  rows: readonly Row[];
  add: () => void;
  remove: (index: number, column: string) => void;
  full: boolean;
}

/** Keys of the own place: a list that has dropped down, or an input method, takes them first. */
function isTaken(event: KeyboardEvent<HTMLElement>): boolean {
  return event.defaultPrevented || event.nativeEvent.isComposing || event.shiftKey || event.altKey || event.target instanceof HTMLButtonElement;
}

/**
 * Enter goes on to the next cell, and from the last one to a new row; from a last row in which nothing was said it goes on in the form. Arrows go up and down a
 * column, Ctrl Delete takes the row out.
 */
export function onListKey(event: KeyboardEvent<HTMLElement>, keys: ListKeys): void {
  const { target, currentTarget } = event;
  if (isTaken(event) || !(target instanceof HTMLInputElement)) return;
  const column = target.closest<HTMLElement>('[data-column]')?.dataset['column'];
  const row = Number(target.closest<HTMLElement>('[data-row]')?.dataset['row']);
  if (column === undefined || !Number.isInteger(row)) return;
  const controlled = event.ctrlKey || event.metaKey;
  if (controlled && event.code === 'Delete') {
    event.preventDefault();
    return keys.remove(row, column);
  }
  if (controlled) return;
  if (event.key === 'Enter') return goOn(event, currentTarget, keys);
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.code];
  if (by !== undefined && target.type === 'text' && !target.hasAttribute('aria-haspopup') && focusCell(currentTarget, row + by, column)) event.preventDefault();
}

function goOn(event: KeyboardEvent<HTMLElement>, box: HTMLElement, { rows, add, full }: ListKeys): void {
  const inputs = [...box.querySelectorAll<HTMLElement>(INPUTS)];
  const next = inputs[inputs.indexOf(event.target as HTMLElement) + 1];
  if (next) {
    event.preventDefault();
    next.focus();
    if (next instanceof HTMLInputElement && next.type === 'text') next.select();
    return;
  }
  if (full || isBlank(rows.at(-1) ?? {})) return;
  event.preventDefault();
  add();
}
