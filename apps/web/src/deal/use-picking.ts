import { useEffect, useState, type KeyboardEvent } from 'react';
import type { StockItem } from '../api/types';
import { useStock } from './use-stock';

/** The choice that is always there: to take what was typed as it is. */
export const AS_TYPED = 'typed';

interface Picking {
  pick: (item: StockItem, quantity: string) => void;
  /** Nobody's list has it: suppliers will be asked. */
  take: (text: string, quantity: string) => void;
  /** Up, out of an empty field. */
  leaveUp: () => void;
}

/**
 * What is typed while the client talks, and the choice beneath it. Arrows move, Enter takes, Shift Enter takes the words as they are, Escape empties. What comes late
 * leaves the choice where the hand has moved it; Enter before the answer waits for it, so that nothing is picked which one has not read.
 */
export function usePicking({ pick, take, leaveUp }: Picking) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState<string | null>(null);
  const [hasty, setHasty] = useState(false);
  const [quantity, setQuantity] = useState('1');
  const stock = useStock(typed);
  const text = typed.trim();
  const ids = [...stock.items.map(({ id }) => id), AS_TYPED];
  const chosen = at !== null && ids.includes(at) ? at : ids[0]!;
  const clear = () => {
    setTyped('');
    setAt(null);
    setHasty(false);
    setQuantity('1');
  };
  const choose = (id: string) => {
    const item = stock.items.find((one) => one.id === id);
    clear();
    if (item) pick(item, quantity);
    else if (text !== '') take(text, quantity);
  };
  const only = stock.items.length === 1 && stock.items[0]!.matched === 'article' ? stock.items[0] : undefined;
  useEffect(() => {
    if (!hasty || !stock.settled) return;
    setHasty(false);
    // Enter had been pressed already, and there is no doubt what was meant.
    if (only) choose(only.id);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- it is the answer that is waited for
  }, [hasty, stock.settled]);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (text === '' && event.key === 'ArrowUp') leaveUp();
    else if (text === '') return;
    else if (move !== undefined) setAt(ids[(ids.indexOf(chosen) + move + ids.length) % ids.length]!);
    else if (event.key === 'Enter' && event.shiftKey) choose(AS_TYPED);
    else if (event.key === 'Enter' && (stock.settled || at !== null)) choose(chosen);
    else if (event.key === 'Enter') setHasty(true);
    else if (event.key === 'Escape') clear();
    else return;
    event.preventDefault();
  };
  const type = (next: string) => {
    setTyped(next);
    setAt(null);
    setHasty(false);
  };
  /** What was named elsewhere already, and how many of it. */
  const begin = (words: string, many: string) => {
    type(words);
    setQuantity(many);
  };
  return { typed, text, type, begin, stock, chosen, choose, onKeyDown };
}
