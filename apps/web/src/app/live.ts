import type { QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { noteReachable } from '../api/reachability';

/** A burst of changes is asked for once, ms. */
const GATHER = 400;
/** A stream that the browser gave up is opened again after this, ms. */
const AGAIN = 5_000;

interface Changed {
  tasks: string[];
  cases: string[];
}

function changedOf(text: string): Changed {
  const value = JSON.parse(text) as Partial<Changed>;
  return { tasks: value.tasks ?? [], cases: value.cases ?? [] };
}

/** Whether a query shows one of these; lists show any. */
function concerns(key: readonly unknown[], { tasks, cases }: Changed): boolean {
  const [, path, init] = key as [unknown, string | undefined, { params?: { path?: { id?: string } } } | undefined];
  const id = init?.params?.path?.id;
  if (path === '/api/v1/tasks') return tasks.length > 0;
  if (path === '/api/v1/cases') return cases.length > 0;
  if (path?.startsWith('/api/v1/tasks/')) return id !== undefined && tasks.includes(id);
  if (path?.startsWith('/api/v1/cases/')) return id !== undefined && cases.includes(id);
  return path?.startsWith('/api/v1/commands/') ?? false;
}

function listen(queries: QueryClient): () => void {
  let stream: EventSource | undefined;
  let broken = false;
  let gathered: Changed = { tasks: [], cases: [] };
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const later = (act: () => void, delay: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, delay);
    timers.add(timer);
  };
  const tell = () => {
    const changed = gathered;
    gathered = { tasks: [], cases: [] };
    void queries.invalidateQueries({ predicate: ({ queryKey }) => concerns(queryKey, changed) });
  };
  const open = () => {
    stream = new EventSource('/api/v1/events/stream');
    stream.addEventListener('open', () => {
      noteReachable(true);
      // What happened while nobody listened is not told again.
      if (broken) void queries.invalidateQueries();
      broken = false;
    });
    stream.addEventListener('changed', (event: MessageEvent<string>) => {
      const { tasks, cases } = changedOf(event.data);
      if (gathered.tasks.length + gathered.cases.length === 0) later(tell, GATHER);
      gathered = { tasks: [...gathered.tasks, ...tasks], cases: [...gathered.cases, ...cases] };
    });
    stream.addEventListener('error', () => {
      broken = true;
      if (stream?.readyState === EventSource.CLOSED) later(open, AGAIN);
    });
  };
  open();
  return () => {
    stream?.close();
    for (const timer of timers) clearTimeout(timer);
  };
}

/** Hears what changed and has the pages ask again for what they show of it. */
export function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => listen(queries), [queries]);
}
