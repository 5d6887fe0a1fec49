import { useEffect, type RefObject } from 'react';

const FIRST = '[data-field] input:not([type="radio"]), [data-field] textarea';

/**
 * A step that asks for words is typed into at once, but not the first one: nobody talks yet. Some fields are loaded only when they are
 * needed, and so are waited for.
 */
export function useFirstField(card: RefObject<HTMLElement | null>, wanted: boolean): void {
  useEffect(() => {
    const around = card.current;
    if (!around) return;
    around.scrollIntoView({ block: 'nearest' });
    if (!wanted) return;
    const focus = () => {
      const first = around.querySelector<HTMLElement>(FIRST);
      first?.focus({ preventScroll: true });
      return first !== null;
    };
    if (focus() || !around.querySelector('[data-field]')) return;
    const observer = new MutationObserver(() => focus() && observer.disconnect());
    observer.observe(around, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [card, wanted]);
}
