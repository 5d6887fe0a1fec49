import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, query } from '../api/client';
import type { CountedView, InboxView } from '../api/types';
import { useAct } from '../api/use-act';
import { say } from '../ui/toast';
import { useProblemWords } from '../ui/use-problem-words';
import type { Filter } from './filter';

const at = (id: string) => ({ params: { path: { id } } });

/** The views in the reader's inbox, and the one that an address names, which may be of a group that he looks after. */
export function useViews(id: string | undefined) {
  const { data, isPending } = query.useQuery('get', '/api/v1/views');
  const listed = data?.items.find((view) => view.id === id);
  const asked = id !== undefined && !isPending && !listed;
  const other = query.useQuery('get', '/api/v1/views/{id}', at(id ?? ''), { enabled: asked });
  const here: InboxView | undefined = listed ?? (asked ? other.data : undefined);
  return {
    views: data?.items ?? NONE,
    kinds: data?.kinds ?? [],
    groups: data?.groups ?? [],
    here,
    /** The address names a view that is not known yet. */
    pending: id !== undefined && !here && (isPending || (asked && other.isPending)),
    error: asked ? other.error : null,
  };
}

const NONE: readonly CountedView[] = [];

interface Written {
  name: string;
  filter: Filter;
  sharedWith: InboxView['sharedWith'];
}

/** Makes, changes and deletes views; each act can be taken back. */
export function useViewActs() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const words = useProblemWords();
  const { busy, problem, run, forget } = useAct();
  const again = () => queries.invalidateQueries({ predicate: ({ queryKey: [, path] }) => typeof path === 'string' && path.startsWith('/api/v1/views') });
  const loud = (what: Parameters<typeof words>[0]) => say(words(what));

  const change = async (
    view: InboxView,
    body: Partial<Written> & { removed?: boolean },
    { said, undo = null }: { said: string; undo?: (() => void) | null },
  ) => {
    const answer = await run(() => api.PATCH('/api/v1/views/{id}', { ...at(view.id), body }), loud);
    if (!answer) return undefined;
    await again();
    say(said, undo);
    return answer.data;
  };
  return {
    busy,
    problem,
    forget,
    make: async (written: Written): Promise<InboxView | undefined> => {
      const answer = await run(() => api.POST('/api/v1/views', { body: written }));
      if (!answer?.data) return undefined;
      await again();
      say(t('views.made', { name: written.name }));
      return answer.data;
    },
    change: (view: InboxView, { name = view.name, filter = view.filter, sharedWith = view.sharedWith }: Partial<Written>) => {
      const before = { name: view.name, filter: view.filter, sharedWith: view.sharedWith };
      const undo = () => void change(view, before, { said: t('hold.undone') });
      return change(view, { name, filter, sharedWith }, { said: t('views.changed', { name }), undo });
    },
    /** `left` leads away from it, `back` to it again. */
    remove: async (view: InboxView, { left, back }: { left: () => void; back: () => void }) => {
      if (!(await run(() => api.DELETE('/api/v1/views/{id}', at(view.id)), loud))) return;
      left();
      await again();
      say(t('views.removed', { name: view.name }), () => void change(view, { removed: false }, { said: t('hold.undone') }).then((is) => is && back()));
    },
  };
}

export type ViewActs = ReturnType<typeof useViewActs>;
