import { useQueryClient, type Query, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { noteReachable } from '../api/reachability';
import { speakOf } from '../notices/use-notices';
import { tellLooking } from '../looking/signal';
import { meQuery } from './session';

/** A burst of changes is asked for once, ms. */
const GATHER = 400;
/** A stream that the browser gave up is opened again after this, ms. */
const AGAIN = 5_000;

interface Changed {
  tasks: string[];
  cases: string[];
  /** Told only to those who look after them. */
  incidents: boolean;
  /** I was told something, or have read it in another tab. */
  notices: boolean;
}

const NOTHING: Changed = { tasks: [], cases: [], incidents: false, notices: false };

function changedOf(text: string): Changed {
  return { ...NOTHING, ...(JSON.parse(text) as Partial<Changed>) };
}

/** Whether a query shows one of these; lists show any. */
function concerns({ queryKey, state }: Query, { tasks, cases, incidents, notices }: Changed): boolean {
  const [, path, init] = queryKey as [unknown, string | undefined, { params?: { path?: { id?: string } } } | undefined];
  const id = init?.params?.path?.id;
  if (path === '/api/v1/tasks' || path === '/api/v1/views') return tasks.length > 0;
  if (path === '/api/v1/people') return tasks.length > 0;
  if (path === '/api/v1/cases' || path === '/api/v1/processes/{name}/map' || path?.startsWith('/api/v1/clients')) return cases.length > 0;
  if (path === '/api/v1/incidents') return incidents;
  // What one was asked to do may be another's now.
  if (path === '/api/v1/notices') return notices || incidents || speakOf(state.data, tasks);
  if (path?.startsWith('/api/v1/tasks/')) return id !== undefined && tasks.includes(id);
  if (path?.startsWith('/api/v1/cases/')) return id !== undefined && cases.includes(id);
  return path?.startsWith('/api/v1/commands/') ?? false;
}

function listen(queries: QueryClient): () => void {
  let stream: EventSource | undefined;
  let broken = false;
  let gathering = false;
  let gathered: Changed = NOTHING;
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
    gathered = NOTHING;
    // Named nothing: the server itself may have missed something.
    const unknown = changed.tasks.length + changed.cases.length === 0 && !changed.incidents && !changed.notices;
    void queries.invalidateQueries({ predicate: (query) => unknown || concerns(query, changed) });
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
      const { tasks, cases, incidents, notices } = changedOf(event.data);
      if (!gathering) later(tell, GATHER);
      gathering = true;
      gathered = {
        tasks: [...gathered.tasks, ...tasks],
        cases: [...gathered.cases, ...cases],
        incidents: gathered.incidents || incidents,
        notices: gathered.notices || notices,
      };
    });
    stream.addEventListener('looking', (event: MessageEvent<string>) => tellLooking((JSON.parse(event.data) as { place: string }).place));
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
