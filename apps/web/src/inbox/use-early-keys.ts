import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys, type KeyAct } from '../ui/use-keys';

/** The acts on a task: take, give back, pass on, put aside, bring back. */
const ACTS = { KeyC: 'hold.claim', KeyR: 'hold.release', KeyA: 'hold.assign', KeyS: 'hold.snooze', KeyU: 'hold.unsnooze' } as const;

/**
 * A hand is faster than an answer: a key pressed on a row whose acts have not come yet is pressed again once they have, if the hand is still on that row.
 * `id` null: the keys are somebody else's now.
 */
export function useEarlyKeys(id: string | null, here: boolean): void {
  const { t } = useTranslation();
  const early = useRef<{ id: string; code: string } | null>(null);
  const note = (code: string) => {
    if (id !== null) early.current = { id, code };
  };
  useKeys(here || id === null ? {} : Object.fromEntries(Object.entries(ACTS).map(([code, name]): [string, KeyAct] => [code, [t(name), () => note(code)]])));
  useEffect(() => {
    const pressed = early.current;
    early.current = null;
    if (here && pressed !== null && pressed.id === id) document.dispatchEvent(new KeyboardEvent('keydown', { code: pressed.code, cancelable: true }));
  }, [here, id]);
}
