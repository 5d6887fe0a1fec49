import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { noteReachable } from '../api/reachability';
import { meQuery } from './session';

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
  let gathering = false;
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
    gathering = false;
    gathered = { tasks: [], cases: [] };
    // Named nothing: the server itself may have missed something.
    const unknown = changed.tasks.length + changed.cases.length === 0;
    void queries.invalidateQueries({ predicate: ({ queryKey }) => unknown || concerns(queryKey, changed) });
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
      if (!gathering) later(tell, GATHER);
      gathering = true;
      gathered = { tasks: [...gathered.tasks, ...tasks], cases: [...gathered.cases, ...cases] };
    });
    stream.addEventListener('error', () => {
      broken = true;
      // Tells a lost connection from a session that is over.
      void queries.refetchQueries({ queryKey: meQuery.queryKey });
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
