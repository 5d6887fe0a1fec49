import { useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../api/client';
import type { Notice, NoticeList } from '../api/types';
import { usePages } from '../api/use-pages';

/** Where the pages keep it. */
export const NOTICES = ['get', '/api/v1/notices'];

type Pages = InfiniteData<NoticeList, string | null>;

/** Whether one of these tasks is what an unread notice is about; `data` is whatever the query of the notices holds. */
export function speakOf(data: unknown, tasks: readonly string[]): boolean {
  if (tasks.length === 0) return false;
  const pages = (data as Pages | undefined)?.pages ?? [];
  return pages.some(({ items }) => items.some(({ read, task }) => !read && task !== null && tasks.includes(task.id)));
}

/** One still has to look at it. */
export function isUnread({ read, settled }: Notice): boolean {
  return !read && !settled;
}

/** What one was told, the latest first. */
export function useNotices() {
  const pages = usePages<NoticeList>(NOTICES, (place, signal) => api.GET('/api/v1/notices', { params: { query: place }, signal }));
  const { data } = pages;
  const [first] = data?.pages ?? [];
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  return { ...pages, first, items };
}

/** Marks notices as read, at once in this page and then on the server; and takes that back. */
export function useReading() {
  const queries = useQueryClient();
  const again = () => void queries.invalidateQueries({ queryKey: NOTICES });
  const show = (reads: (notice: Notice) => boolean) =>
    queries.setQueryData<Pages>(NOTICES, (before) => {
      if (!before) return before;
      const fresh = before.pages.flatMap(({ items }) => items).filter((one) => isUnread(one) && reads(one)).length;
      const pages = before.pages.map((page) => ({
        ...page,
        unread: Math.max(0, page.unread - fresh),
        items: page.items.map((one) => (reads(one) ? { ...one, read: true } : one)),
      }));
      return { ...before, pages };
    });
  return {
    read: (ids: string[]) => {
      show(({ id }) => ids.includes(id));
      // Whatever becomes of it: what the server says is shown next.
      void api.POST('/api/v1/notices/read', { body: { ids } }).then(again, again);
    },
    /** Everything that was told up to an instant; resolves with what this changed, or null where it did not get through. */
    readAll: async (until: string): Promise<string[] | null> => {
      show(({ at }) => at <= until);
      const { data } = await api.POST('/api/v1/notices/read', { body: { until } }).catch(() => ({ data: undefined }));
      if (!data) again();
      return data?.ids ?? null;
    },
    unread: (ids: string[]) => void api.POST('/api/v1/notices/unread', { body: { ids } }).then(again, again),
  };
}
