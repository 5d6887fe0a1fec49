import { IconArrowLeft } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Bell } from '../notices/Bell';
import { PaletteField } from '../palette/PaletteField';
import { ButtonLink } from '../ui/Button';
import { TopClock } from './TopClock';
import styles from './TopBar.module.css';

/** Menus come when the page is there. */
const UserMenu = lazy(() => import('./UserMenu').then(({ UserMenu: menu }) => ({ default: menu })));

/** How the way back is called, by the list it leads to. */
const BACK = {
  '/': 'tasks.back',
  '/cases': 'cases.back',
  '/clients': 'clients.back',
  '/suppliers': 'suppliers.back',
  '/start': 'start.back',
  '/settings': 'settings.back',
} as const;

/** A list that a page belongs to. */
export type BackTo = keyof typeof BACK;

/** The same on every page: where one is, the search, the hour, what is new, and oneself. */
export function TopBar({ title, back }: { title: string; back: BackTo | undefined }) {
  const { t } = useTranslation();
  return (
    <header className={styles.top}>
      <div className={styles.where}>
        {back && (
          <ButtonLink to={back} kind="quiet" square className={styles.back} aria-label={t(BACK[back])} title={t(BACK[back])}>
            <IconArrowLeft size={18} aria-hidden />
          </ButtonLink>
        )}
        <h1 className={`${styles.title} cut`} title={title}>
          {title}
        </h1>
      </div>
      <PaletteField />
      <div className={styles.end}>
        <TopClock />
        <Bell />
        <Suspense fallback={<span className={styles.user} />}>
          <UserMenu />
        </Suspense>
      </div>
    </header>
  );
}
