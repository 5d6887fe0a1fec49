import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problem';
import { serverNow } from '../time/now';
import { useSecond } from '../time/use-second';
import styles from './LoginPage.module.css';

/** Why one did not come in; where one has to wait, for how long yet. What was typed stays. */
export function Refused({ problem }: { problem: Problem | 'empty' }) {
  const { t } = useTranslation();
  if (problem !== 'empty' && problem.retryAfter !== undefined) return <Wait title={problem.title} seconds={problem.retryAfter} />;
  const title = problem === 'empty' ? t('login.empty') : problem.status === 0 ? t('trouble.network.title') : problem.title;
  const fields = problem === 'empty' ? undefined : problem.fields?.map(({ message }) => message).join(' ');
  const text = problem === 'empty' ? '' : problem.status === 0 ? t('login.unreachable') : (fields ?? problem.detail);
  return (
    <p className={styles.wrong} role="alert">
      <b>{title}</b> {text}
    </p>
  );
}

/** Counts down for the eye; who listens hears the whole time once, and that it is over. */
function Wait({ title, seconds }: { title: string; seconds: number }) {
  const { t } = useTranslation();
  const [until] = useState(() => serverNow() + seconds * 1_000);
  const left = Math.max(0, Math.ceil((until - useSecond()) / 1_000));
  const said = (n: number) => (n >= 60 ? t('login.waitMinutes', { count: Math.ceil(n / 60) }) : t('login.waitSeconds', { count: n }));
  if (left === 0)
    return (
      <p className={styles.ended} role="status">
        {t('login.waited')}
      </p>
    );
  return (
    <p className={styles.wrong}>
      <b>{title}.</b> <span aria-hidden="true">{said(left)}</span>
      <span className="hidden-visually" role="alert">
        {title}. {said(seconds)}
      </span>
    </p>
  );
}
