import { useEffect, useRef } from 'react';

/** By `event.code`, so that they work in any layout; with modifiers in front: `Alt+Digit2`, `Ctrl+Enter`. */
export type Keys = Record<string, (event: KeyboardEvent) => void>;

const FIELDS = 'input, textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"]';

function nameOf(event: KeyboardEvent): string {
  const code = event.code === 'NumpadEnter' ? 'Enter' : event.code;
  return [(event.ctrlKey || event.metaKey) && 'Ctrl', event.altKey && 'Alt', event.shiftKey && 'Shift', code].filter(Boolean).join('+');
}

function inField(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.closest(FIELDS) !== null;
}

/** Escape closes a list or a calendar first. */
function isDropped(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.closest('[aria-expanded="true"], [role="menu"], [role="dialog"]') !== null;
}

/** Enter, and the space bar, on a button or a link is its own act. */
function hasOwnAct(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.closest('a, button, summary, [role="radio"]') !== null;
}

/** Keys of the page. Those without a modifier, but for Escape, act only when no field has the focus. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const name = nameOf(event);
      const act = latest.current[name];
      if (!act || event.defaultPrevented || event.isComposing) return;
      if (!name.startsWith('Ctrl') && !name.startsWith('Alt') && name !== 'Escape' && inField(event)) return;
      if (name === 'Escape' && isDropped(event)) return;
      if ((name === 'Enter' || name === 'Space') && hasOwnAct(event)) return;
      event.preventDefault();
      act(event);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
