import { IconAlertTriangle, IconClock, IconMailCheck, type Icon } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client';
import type { CaseLetter, CaseLetterList } from '../api/types';
import { Trouble } from '../app/Trouble';
import { When } from '../time/When';
import styles from './Letters.module.css';

const SIGNS: Readonly<Record<CaseLetter['state'], Icon>> = { queued: IconClock, stopped: IconAlertTriangle, sent: IconMailCheck };

/** The letters of a case: to whom, how far, and their words to unfold. One that was stopped says what is missing. */
export function LettersCard({ caseId, className }: { caseId: string; className?: string | undefined }) {
  const { t } = useTranslation();
  const asked = { params: { path: { id: caseId } } };
  const { data, error, refetch }: UseQueryResult<CaseLetterList, unknown> = query.useQuery('get', '/api/v1/cases/{id}/letters', asked);
  if (!data && error === null) return null;
  if (data?.items.length === 0) return null;
  return (
    <section className={`panel ${className ?? ''}`} aria-labelledby="letters">
      <h2 id="letters" className="caption">
        {t('letters.title')}
      </h2>
      {data ? (
        <ul className={styles.list}>
          {data.items.map((letter) => (
            <LetterItem key={letter.id} letter={letter} />
          ))}
        </ul>
      ) : (
        <Trouble error={error} again={() => void refetch()} back="/cases" />
      )}
    </section>
  );
}

function LetterItem({ letter }: { letter: CaseLetter }) {
  const { t } = useTranslation();
  const { title, state, stateLabel, to, subject, text, missing, createdAt } = letter;
  const Sign = SIGNS[state];
  return (
    <li className={styles.letter}>
      <p className={styles.title}>{title}</p>
      {to !== null && (
        <p className={styles.line}>
          {t('letters.to', { name: to.name })}
          {to.insteadOf !== null && <span>{t('letters.insteadOf', { name: to.insteadOf })}</span>}
        </p>
      )}
      <p className={`${styles.state} ${styles[state] ?? ''}`}>
        <Sign size={16} aria-hidden /> {stateLabel} <When at={createdAt} as="moment" className={styles.at} />
      </p>
      {missing.length > 0 && <p className={styles.missing}>{t('letters.missing', { what: missing.join(', ') })}</p>}
      {text !== null && (
        <details className={styles.words}>
          <summary>{t('letters.words')}</summary>
          <p className={styles.subject}>{subject}</p>
          <p className={styles.text}>{text}</p>
        </details>
      )}
    </li>
  );
}
