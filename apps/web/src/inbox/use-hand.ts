import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { SCOPES, type Scope } from '../api/types';
import { useKeys } from '../ui/use-keys';

interface HandOptions {
  ids: readonly string[];
  /** Which views the reader has. */
  scopes: Record<Scope, number | null> | undefined;
  open: (id: string) => void;
  /** Has the next task handed out. */
  next: () => void;
  accept: () => void;
}

/** Where the reader's hand is in the list, and the keys that move it: J K or arrows, Enter, N, a full stop, digits for views. */
export function useHand({ ids, scopes, open, next, accept }: HandOptions) {
  const [wanted, setWanted] = useState<string>();
  const [byKey, setByKey] = useState(false);
  const navigate = useNavigate();
  const chosen = wanted !== undefined && ids.includes(wanted) ? wanted : ids[0];
  const move = (step: number) => {
    const at = chosen === undefined ? 0 : ids.indexOf(chosen) + (wanted === undefined ? 0 : step);
    setWanted(ids[Math.min(ids.length - 1, Math.max(0, at))]);
    setByKey(true);
  };
  const view = (index: number) => {
    const scope = SCOPES.filter((name) => scopes?.[name] !== null)[index];
    if (scope) void navigate({ to: '/', search: scope === 'mine' ? {} : { scope } });
  };
  useKeys({
    KeyJ: () => move(1),
    KeyK: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => chosen !== undefined && open(chosen),
    KeyN: next,
    Period: accept,
    // Where the Russian layout has its full stop.
    Slash: (event) => event.key === '.' && accept(),
    Digit1: () => view(0),
    Digit2: () => view(1),
    Digit3: () => view(2),
  });
  return {
    chosen,
    byKey,
    choose: (id: string) => {
      setWanted(id);
      setByKey(false);
    },
  };
}
