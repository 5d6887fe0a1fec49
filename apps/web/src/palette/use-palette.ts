import { useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../ui/use-keys';
import type { ListHold } from './PaletteList';

/** Whether the search is open, and what is typed into it. Ctrl K opens it from everywhere; afterwards the hand is where it was. */
export function usePalette() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const hold = useRef<ListHold>(null);
  /** Where the hand was before. */
  const before = useRef<HTMLElement | null>(null);
  const note = (element: Element | null) => {
    if (element instanceof HTMLElement && element !== document.body && !place.current?.contains(element)) before.current = element;
  };
  const show = () => {
    note(document.activeElement);
    setOpen(true);
    // Where the page is narrow it is seen only then.
    requestAnimationFrame(() => input.current?.focus());
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
    hold.current?.restart();
  };
  const onFocus = (event: FocusEvent) => {
    note(event.relatedTarget);
    setOpen(true);
  };
  const onBlur = (event: FocusEvent) => {
    if (place.current?.contains(event.relatedTarget)) return;
    setOpen(false);
    setTyped('');
  };
  const onKeyDown = (event: KeyboardEvent) => hold.current?.onKeyDown(event);
  return { open, typed, input, place, hold, show, close, reopen: () => setOpen(true), type, onFocus, onBlur, onKeyDown };
}
