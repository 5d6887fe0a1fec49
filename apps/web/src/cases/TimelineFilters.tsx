import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { TIMELINE_KINDS, type TimelineCounts, type TimelineKind } from '../api/types';
import styles from './Timeline.module.css';

/** The filters of a timeline, each a link with its count; what there is none of is not offered, unless one is there. */
export function TimelineFilters({ kind: chosen, counts }: { kind: TimelineKind; counts: TimelineCounts | undefined }) {
  const { t } = useTranslation();
  const offered = TIMELINE_KINDS.filter((kind) => kind === 'all' || kind === chosen || (counts?.[kind] ?? 0) > 0);
  return (
    <nav className={styles.filters} aria-label={t('timeline.filter')}>
      {offered.map((kind) => (
        <Link
          key={kind}
          to="."
          search={(before) => ({ ...before, kind: kind === 'all' ? undefined : kind })}
          replace
          resetScroll={false}
          className={styles.filter}
          activeOptions={{ exact: true }}
          activeProps={{ 'aria-current': undefined }}
          aria-current={kind === chosen ? 'page' : undefined}
        >
          {t(`timeline.filters.${kind}`)} {counts && <b>{counts[kind]}</b>}
        </Link>
      ))}
    </nav>
  );
}
