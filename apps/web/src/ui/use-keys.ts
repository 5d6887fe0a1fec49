import { useEffect, useRef } from 'react';
import { announceKeys, keyLayers, type KeyLayer, type KeyPlace, type Keys } from './key-register';

export type { KeyAct, Keys } from './key-register';

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

function press(event: KeyboardEvent): void {
  const name = nameOf(event);
  if (event.defaultPrevented || event.isComposing) return;
  if (!name.startsWith('Ctrl') && !name.startsWith('Alt') && name !== 'Escape' && inField(event)) return;
  if (name === 'Escape' && isDropped(event)) return;
  if ((name === 'Enter' || name === 'Space') && hasOwnAct(event)) return;
  const found = keyLayers().find(({ keys }) => Object.hasOwn(keys, name));
  if (!found) return;
  event.preventDefault();
  found.keys[name]![1](event);
}

let listening = false;

/** One listener for all keys: it asks the layers in their order. */
function listen(): void {
  if (!listening) document.addEventListener('keydown', press);
  listening = true;
}

/**
 * Keys of the page, each with what it does: the sheet of keys shows no others. Those without a modifier, but for Escape, act only when no
 * field has the focus. `everywhere`: they work on every page; `floating`: of what lies over the page, before the page's own.
 */
export function useKeys(keys: Keys, place: KeyPlace = 'page'): void {
  const layer = useRef<KeyLayer>(null);
  layer.current ??= { keys, place };
  useEffect(() => {
    layer.current!.keys = keys;
    announceKeys();
  });
  useEffect(() => {
    listen();
    const own = layer.current!;
    const layers = keyLayers();
    if (own.place === 'floating') layers.unshift(own);
    else layers.push(own);
    announceKeys();
    return () => {
      layers.splice(layers.indexOf(own), 1);
      announceKeys();
    };
  }, []);
}
