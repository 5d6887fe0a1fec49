import { useSearch } from '@tanstack/react-router';
import { api } from '../api/client';
import { usePages } from '../api/use-pages';
import { StoryPanel } from './StoryPanel';

const PAGE = 100;

/** All that happened in a case, the newest first, day by day. */
export function Timeline({ id }: { id: string }) {
  const kind = useSearch({ from: '/signed-in/cases/$id', select: (search) => search.kind }) ?? 'all';
  const pages = usePages(
    ['get', '/api/v1/cases/{id}/timeline', { params: { path: { id }, query: { limit: PAGE, kind } } }],
    (place, signal) => api.GET('/api/v1/cases/{id}/timeline', { params: { path: { id }, query: { limit: PAGE, kind, ...place } }, signal }),
    { keep: true },
  );
  return <StoryPanel kind={kind} pages={pages} back="/cases" />;
}
