import type { KeyboardEvent } from 'react';
import type { Choice } from './use-choice';

/** Carries out the act that has this key: of the chosen line, else of any. False where none has. */
function byKey({ lines, chosen, opened, run }: Choice, keys: string): boolean {
  const line = opened?.line ?? chosen;
  const act = line?.acts?.find((one) => one.keys === keys);
  const own = lines.find((one) => one.keys === keys);
  if (line && act) run(line, act);
  else if (own) run(own);
  return act !== undefined || own !== undefined;
}

/** True where the key was for the list. */
function press(event: KeyboardEvent, choice: Choice): boolean {
  const { key, altKey, shiftKey } = event;
  if (key === 'ArrowDown' || key === 'ArrowUp') choice.move(key === 'ArrowDown' ? 1 : -1);
  else if (key === 'Enter' && altKey) byKey(choice, 'Alt Enter');
  else if (key === 'Enter') choice.press('go');
  else if (key === 'F2') return byKey(choice, 'F2');
  else if (key === 'Tab' && !shiftKey && choice.hasActs) choice.press('unfold');
  else if (choice.opened && (key === 'Escape' || (key === 'Tab' && shiftKey))) choice.hideActs();
  else if (key === 'Escape') choice.close();
  else return false;
  return true;
}

/** Keys in the search: arrows choose, Enter goes, Tab shows what else can be done, Escape goes a step back. */
export function pressInList(event: KeyboardEvent, choice: Choice): void {
  if (!event.nativeEvent.isComposing && press(event, choice)) event.preventDefault();
}
