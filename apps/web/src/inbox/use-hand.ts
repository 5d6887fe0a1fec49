import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
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
  const { t } = useTranslation();
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
    KeyJ: [t('does.down'), () => move(1)],
    KeyK: [t('does.up'), () => move(-1)],
    ArrowDown: [t('does.down'), () => move(1)],
    ArrowUp: [t('does.up'), () => move(-1)],
    Enter: [t('keys.open'), () => chosen !== undefined && open(chosen)],
    KeyN: [t('tasks.next'), next],
    Period: [t('keys.accept'), accept],
    // Where the Russian layout has its full stop.
    Slash: [t('keys.accept'), (event) => event.key === '.' && accept()],
    Digit1: [t('keys.views'), () => view(0)],
    Digit2: [t('keys.views'), () => view(1)],
    Digit3: [t('keys.views'), () => view(2)],
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
