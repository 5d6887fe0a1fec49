import { IconBriefcase, IconChecklist } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './Frame.module.css';

/** The sections; at the foot of the page where it is narrow. */
export function Rail() {
  const { t } = useTranslation();
  const path = useLocation({ select: (location) => location.pathname });
  const inTasks = path === '/' || path.startsWith('/tasks');
  const inCases = path.startsWith('/cases');
  return (
    <nav className={styles.rail} aria-label={t('frame.sections')}>
      <Link to="/" className={styles.logo} aria-label={t('product')} activeProps={{ 'aria-current': undefined }}>
        {t('frame.logo')}
      </Link>
      <Link to="/" className={styles.place} activeProps={{ 'aria-current': undefined }} aria-current={inTasks ? 'page' : undefined}>
        <IconChecklist size={20} stroke={1.75} aria-hidden />
        {t('tasks.title')}
      </Link>
      <Link to="/cases" className={styles.place} activeProps={{ 'aria-current': undefined }} aria-current={inCases ? 'page' : undefined}>
        <IconBriefcase size={20} stroke={1.75} aria-hidden />
        {t('cases.title')}
      </Link>
    </nav>
  );
}
