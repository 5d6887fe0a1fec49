import { useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../ui/use-keys';
import type { ListHold } from './PaletteList';

const EARLY = ['Enter', 'Tab', 'F2'];

/** Whether the search is open, and what is typed into it. Ctrl K opens it from everywhere; afterwards the hand is where it was. */
export function usePalette() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const list = useRef<ListHold>(null);
  /** A key for the list that was pressed before the list was there. */
  const early = useRef<KeyboardEvent | null>(null);
  const hold = (now: ListHold | null) => {
    list.current = now;
    if (!now || !early.current) return;
    now.onKeyDown(early.current);
    early.current = null;
  };
  /** Where the hand was before. */
  const before = useRef<HTMLElement | null>(null);
  const note = (element: Element | null) => {
    if (element instanceof HTMLElement && element !== document.body && !place.current?.contains(element)) before.current = element;
  };
  const show = () => {
    note(document.activeElement);
    // At once: the next key is for it. Where the page is narrow it is seen only now.
    flushSync(() => setOpen(true));
    input.current?.focus();
  };
  const close = () => {
    setOpen(false);
    setTyped('');
    input.current?.blur();
    if (before.current?.isConnected) before.current.focus({ preventScroll: true });
    before.current = null;
  };
  useKeys({ 'Ctrl+KeyK': [t('palette.title'), () => (open ? close() : show())] }, 'everywhere');
  const type = (text: string) => {
    setTyped(text);
    setOpen(true);
    early.current = null;
    list.current?.restart();
  };
  /** Who only passes by with Tab is not held up: it opens by a press, by typing, or by an arrow. */
  const onFocus = (event: FocusEvent) => note(event.relatedTarget);
  const onBlur = (event: FocusEvent) => {
    if (place.current?.contains(event.relatedTarget)) return;
    setOpen(false);
    setTyped('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (list.current) return list.current.onKeyDown(event);
    if (!open && event.key === 'ArrowDown') setOpen(true);
    if (!open || !EARLY.includes(event.key)) return;
    event.preventDefault();
    early.current = event;
  };
  return { open, typed, input, place, hold, show, close, reopen: () => setOpen(true), type, onFocus, onBlur, onKeyDown };
}
