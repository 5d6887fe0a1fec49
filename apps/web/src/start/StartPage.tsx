import { IconChevronRight } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { StartableList } from '../api/types';
import { Page } from '../app/Page';
import { Trouble } from '../app/Trouble';
import { EmptyState } from '../ui/EmptyState';
import { ButtonLink } from '../ui/Button';
import { Skeleton } from '../ui/Skeleton';
import styles from './Start.module.css';
import { useStartable } from './use-startable';

/** What one may start by hand. */
export function StartPage() {
  const { t } = useTranslation();
  const { data, error, refetch }: UseQueryResult<StartableList, unknown> = useStartable();
  return (
    <Page title={t('start.title')}>
      {data && <Startables items={data.items} />}
      {!data && error !== null && <Trouble error={error} again={() => void refetch()} />}
      {!data && error === null && <Skeleton />}
    </Page>
  );
}

function Startables({ items }: StartableList) {
  const { t } = useTranslation();
  if (items.length === 0)
    return (
      <EmptyState title={t('start.empty.title')} text={t('start.empty.text')}>
        <ButtonLink to="/" kind="main">
          {t('tasks.back')}
        </ButtonLink>
      </EmptyState>
    );
  return (
    <ul className={styles.list}>
      {items.map(({ name, label, help }) => (
        <li key={name}>
          <Link to="/start/$name" params={{ name }} className={`panel ${styles.entry}`}>
            <span>
              <b>{label}</b>
              {help !== null && <span className={styles.help}>{help}</span>}
            </span>
            <IconChevronRight size={18} aria-hidden />
          </Link>
        </li>
      ))}
    </ul>
  );
}
