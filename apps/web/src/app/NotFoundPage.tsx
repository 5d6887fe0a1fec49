import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Page } from './Page';
import { startOf } from './places';
import { useMe } from './session';

/** For an address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation();
  const { user } = useMe();
  return (
    <Page title={t('notFound.page')}>
      <EmptyState title={t('notFound.title')} text={t('notFound.text')}>
        <ButtonLink {...startOf(user)} kind="main">
          {t('notFound.back')}
        </ButtonLink>
      </EmptyState>
    </Page>
  );
}
