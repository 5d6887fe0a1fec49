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

/** The cell that the hand is in. */
function cellOf({ target }: KeyboardEvent<HTMLElement>): { input: HTMLInputElement; row: number; column: string } | undefined {
  if (!(target instanceof HTMLInputElement)) return undefined;
  const column = target.closest<HTMLElement>('[data-column]')?.dataset['column'];
  const row = target.closest<HTMLElement>('[data-row]')?.dataset['row'];
  return column === undefined || row === undefined ? undefined : { input: target, row: Number(row), column };
}

const isPlain = ({ ctrlKey, metaKey }: KeyboardEvent) => !ctrlKey && !metaKey;

/**
 * Enter goes on to the next cell, and from the last one to a new row; from a last row in which nothing was said it goes on in the form. It comes here before
 * the cell hears of it: a closed list of choices would drop down.
 */
export function onEnter(event: KeyboardEvent<HTMLElement>, keys: ListKeys): void {
  const cell = event.key === 'Enter' && isPlain(event) && !isTaken(event) ? cellOf(event) : undefined;
  if (!cell || cell.input.getAttribute('aria-expanded') === 'true' || !goOn(event.currentTarget, cell.input, keys)) return;
  event.preventDefault();
  event.stopPropagation();
}

/** Arrows go up and down a column, Ctrl Delete takes the row out. */
export function onListKey(event: KeyboardEvent<HTMLElement>, { remove }: ListKeys): void {
  const cell = isTaken(event) ? undefined : cellOf(event);
  if (!cell) return;
  const { input, row, column } = cell;
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.code];
  if (!isPlain(event)) {
    if (event.code !== 'Delete') return;
    event.preventDefault();
    remove(row, column);
  } else if (by !== undefined && input.type === 'text' && !input.hasAttribute('aria-haspopup') && focusCell(event.currentTarget, row + by, column))
    event.preventDefault();
}

/** False where the list has nothing to go on to. */
function goOn(box: HTMLElement, input: HTMLElement, { rows, add, full }: ListKeys): boolean {
  const inputs = [...box.querySelectorAll<HTMLElement>(INPUTS)];
  const next = inputs[inputs.indexOf(input) + 1];
  if (next) {
    next.focus();
    if (next instanceof HTMLInputElement && next.type === 'text') next.select();
    return true;
  }
  if (full || isBlank(rows.at(-1) ?? {})) return false;
  add();
  return true;
}
