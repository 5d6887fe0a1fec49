import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../ui/Button';
import styles from './Frame.module.css';
import { Bell } from '../notices/Bell';
import { LanguageMenu } from './LanguageMenu';
import { TopClock } from './TopClock';
import { UserMenu } from './UserMenu';

/** How the way back is called, by the list it leads to. */
const BACK = { '/': 'tasks.back', '/cases': 'cases.back', '/clients': 'clients.back', '/start': 'start.back' } as const;

interface PageProps {
  title: string;
  /** Goes before the title in the browser's tab, such as a count. */
  tab?: string;
  /** The list that this page belongs to. */
  back?: '/' | '/cases' | '/clients' | '/start';
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
      <header className={styles.top}>
        {back && (
          <ButtonLink to={back} kind="quiet" square className={styles.back} aria-label={t(BACK[back])} title={t(BACK[back])}>
            <IconArrowLeft size={18} aria-hidden />
          </ButtonLink>
        )}
        <h1 className={`${styles.title} cut`}>{title}</h1>
        <TopClock />
        <Bell />
        <LanguageMenu />
        <UserMenu />
      </header>
      <main id="main" tabIndex={-1} className={styles.main}>
        {children}
      </main>
    </div>
  );
}
