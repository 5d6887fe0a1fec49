import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { query } from '../api/client';
import { toProblem } from '../api/problem';
import type { Command, Completed } from '../api/types';

interface Endings {
  /** Null when the server no longer keeps the answer. */
  applied: (answer: Completed | null) => void;
  refused: (reason: string) => void;
}

/** How often to ask what became of an accepted outcome, ms. */
const ASK = 1_500;
const NOT_FOUND = 404;

/** Asks for an accepted command until it is applied or refused. */
export function useCommand(id: string | null, endings: Endings): void {
  const { data, error }: UseQueryResult<Command, unknown> = query.useQuery(
    'get',
    '/api/v1/commands/{id}',
    { params: { path: { id: id ?? '' } } },
    { enabled: id !== null, refetchInterval: ASK, gcTime: 0 },
  );
  const status = data?.id === id ? data?.status : undefined;
  const forgotten = error !== null && toProblem(error).status === NOT_FOUND;
  const end = useEffectEvent(() => {
    if (id === null) return;
    if (forgotten) endings.applied(null);
    else if (status === 'applied') endings.applied(data?.answer ?? null);
    else if (status === 'refused') endings.refused(data?.reason ?? '');
  });
  useEffect(() => end(), [id, status, forgotten]);
}
