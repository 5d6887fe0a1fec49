import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { api } from '../api/client';
import type { Looker } from '../api/types';
import { onLooking } from './signal';

/** What lies open. */
export interface Open {
  kind: 'task' | 'case';
  id: string;
  /** By this the server tells of it: the case, or the task where it belongs to none. */
  place: string;
}

/** How often a page says that it is open, ms: the server forgets it after more than twice as long. */
const BEAT = 8_000;
/** News that come at once are asked for once, ms. */
const GATHER = 200;
/** Nothing was typed for so long: nobody is writing any more, ms. */
const STILL = 5_000;
const NOBODY: readonly Looker[] = [];

async function put({ kind, id }: Open, body: { page: string; typing: boolean; away?: boolean }): Promise<readonly Looker[]> {
  const init = { params: { path: { id } }, body, ...(body.away ? { keepalive: true } : {}) };
  const { data, error } = kind === 'task' ? await api.PUT('/api/v1/tasks/{id}/lookers', init) : await api.PUT('/api/v1/cases/{id}/lookers', init);
  if (!data) throw error as unknown;
  return data.others;
}

/** Says that this page is open, as long as one can see it, and hears who else looks. */
export function useLookers(open: Open, typing = false): readonly Looker[] {
  const [page] = useState(() => crypto.randomUUID());
  const { id, place } = open;
  const { data, refetch } = useQuery({
    queryKey: ['looking', page, id, typing],
    queryFn: () => put(open, { page, typing }),
    // A page behind another one is not looked at.
    refetchInterval: BEAT,
    refetchIntervalInBackground: false,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  const leave = useEffectEvent(() => void put(open, { page, typing: false, away: true }).catch(() => null)); // else it is forgotten by itself
  useEffect(() => {
    let gathering: ReturnType<typeof setTimeout> | undefined;
    const unhear = onLooking((which) => {
      if (which !== place || document.visibilityState === 'hidden') return;
      clearTimeout(gathering);
      gathering = setTimeout(() => void refetch(), GATHER);
    });
    const seen = () => void (document.visibilityState === 'hidden' ? leave() : refetch());
    const gone = () => leave();
    document.addEventListener('visibilitychange', seen);
    window.addEventListener('pagehide', gone);
    return () => {
      clearTimeout(gathering);
      unhear();
      document.removeEventListener('visibilitychange', seen);
      window.removeEventListener('pagehide', gone);
      leave();
    };
  }, [id, place, refetch]);
  return data ?? NOBODY;
}

/** Whether something was typed just now: `note` is to be called with each key. */
export function useTyping(): { typing: boolean; note: () => void } {
  const [at, setAt] = useState(0);
  useEffect(() => {
    if (at === 0) return undefined;
    const timer = setTimeout(() => setAt(0), STILL);
    return () => clearTimeout(timer);
  }, [at]);
  return { typing: at !== 0, note: () => setAt(Date.now()) };
}
