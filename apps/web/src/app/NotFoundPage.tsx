import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';

/** For an address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${t('notFound.title')} · ${t('product')}`;
  }, [t]);
  return (
    <main id="main">
      <EmptyState title={t('notFound.title')} text={t('notFound.text')}>
        <ButtonLink to="/" kind="main">
          {t('tasks.back')}
        </ButtonLink>
      </EmptyState>
    </main>
  );
}
