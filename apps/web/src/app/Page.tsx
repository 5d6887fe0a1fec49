import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Frame.module.css';
import { TopBar, type BackTo } from './TopBar';

interface PageProps {
  title: string;
  /** Goes before the title in the browser's tab, such as a count. */
  tab?: string;
  /** The list that this page belongs to. */
  back?: BackTo;
  children: ReactNode;
}

/** One page: its title above, itself below. */
export function Page({ title, tab = title, back, children }: PageProps) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${tab} · ${t('product')}`;
  }, [tab, t]);
  return (
    <div className={styles.page}>
      <TopBar title={title} back={back} />
      <main id="main" tabIndex={-1} className={styles.main}>
        {children}
      </main>
    </div>
  );
}
