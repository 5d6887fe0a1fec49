import '../texts/later';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../app/Page';
import { useMe } from '../app/session';
import { SECTION_SIGNS } from './section-signs';
import { sectionsOf, type SectionName } from './sections';
import styles from './Settings.module.css';

/** One section of the settings: the others beside it where there is room, else behind the way back. */
export function SettingsFrame({ section, children }: { section: SectionName; children: ReactNode }) {
  const { t } = useTranslation();
  const { user } = useMe();
  return (
    <Page title={t(`settings.sections.${section}.title`)} back="/settings">
      <div className={styles.frame}>
        <nav className={styles.nav} aria-label={t('settings.title')}>
          {sectionsOf(user.permissions).map(({ name, to }) => {
            const Sign = SECTION_SIGNS[name];
            return (
              <Link key={name} to={to} className={styles.link}>
                <Sign size={18} stroke={1.75} aria-hidden />
                {t(`settings.sections.${name}.title`)}
              </Link>
            );
          })}
        </nav>
        <div className={styles.content}>{children}</div>
      </div>
    </Page>
  );
}
