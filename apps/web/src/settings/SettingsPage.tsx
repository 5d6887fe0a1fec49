import '../texts/later';
import { IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../app/Page';
import { startOf } from '../app/places';
import { useMe } from '../app/session';
import { ButtonLink } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { SECTION_SIGNS } from './section-signs';
import { sectionsOf } from './sections';
import styles from './Settings.module.css';

/** What one may set, each with a sentence on what it is for. */
export function SettingsPage() {
  const { t } = useTranslation();
  const { user } = useMe();
  const sections = sectionsOf(user.permissions);
  return (
    <Page title={t('settings.title')}>
      {sections.length === 0 && (
        <EmptyState title={t('settings.none.title')} text={t('settings.none.text')}>
          <ButtonLink {...startOf(user)} kind="main">
            {t('notFound.back')}
          </ButtonLink>
        </EmptyState>
      )}
      <ul className={styles.sections}>
        {sections.map(({ name, to }) => {
          const Sign = SECTION_SIGNS[name];
          return (
            <li key={name}>
              <Link to={to} className={`panel ${styles.section}`}>
                <Sign size={22} stroke={1.75} aria-hidden />
                <span>
                  <b>{t(`settings.sections.${name}.title`)}</b>
                  <span>{t(`settings.sections.${name}.text`)}</span>
                </span>
                <IconChevronRight size={18} aria-hidden />
              </Link>
            </li>
          );
        })}
      </ul>
    </Page>
  );
}
