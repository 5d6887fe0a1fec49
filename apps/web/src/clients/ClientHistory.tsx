import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { usePages } from '../api/use-pages';
import { StoryPanel } from '../cases/StoryPanel';

const PAGE = 50;

/** All that ever befell a client, the newest first, each with the case in which it did. */
export function ClientHistory({ id }: { id: string }) {
  const { t } = useTranslation();
  const kind = useSearch({ from: '/signed-in/clients/$id', select: (search) => search.kind }) ?? 'all';
  const pages = usePages(
    ['get', '/api/v1/clients/{id}/history', { params: { path: { id }, query: { limit: PAGE, kind } } }],
    (place, signal) => api.GET('/api/v1/clients/{id}/history', { params: { path: { id }, query: { limit: PAGE, kind, ...place } }, signal }),
    { keep: true },
  );
  return (
    <StoryPanel
      kind={kind}
      pages={pages}
      back="/clients"
      foot={({ caseId, caseNumber }) =>
        caseId !== null && (
          <p>
            <Link to="/cases/$id" params={{ id: caseId }} className="link">
              {t('client.case', { number: caseNumber })}
            </Link>
          </p>
        )
      }
    />
  );
}
