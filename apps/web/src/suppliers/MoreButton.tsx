import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button';
import styles from './Suppliers.module.css';

interface Pages {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  fetchNextPage: () => unknown;
}

/** The rest of a list, as far as there is one. */
export function MoreButton({ pages }: { pages: Pages }) {
  const { t } = useTranslation();
  if (!pages.hasNextPage) return null;
  return (
    <div className={styles.more}>
      <Button onClick={() => void pages.fetchNextPage()} aria-busy={pages.isFetchingNextPage}>
        {t(pages.isFetchingNextPage ? 'page.loading' : pages.isFetchNextPageError ? 'page.moreAgain' : 'page.more')}
      </Button>
    </div>
  );
}
