import { IconAlertTriangle, IconClock, IconMailCheck, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { CaseLetter } from '../api/types';
import { usePages } from '../api/use-pages';
import { Trouble } from '../app/Trouble';
import { When } from '../time/When';
import { Button } from '../ui/Button';
import styles from './Letters.module.css';

const SIGNS: Readonly<Record<CaseLetter['state'], Icon>> = { queued: IconClock, stopped: IconAlertTriangle, sent: IconMailCheck };

/** The letters of a case: to whom, how far, and their words to unfold. One that was stopped says what is missing. */
export function LettersCard({ caseId, className }: { caseId: string; className?: string | undefined }) {
  const { t } = useTranslation();
  const asked = { path: { id: caseId } };
  const pages = usePages(['get', '/api/v1/cases/{id}/letters', { params: asked }], (place, signal) =>
    api.GET('/api/v1/cases/{id}/letters', { params: { ...asked, query: place }, signal }),
  );
  const letters = pages.data?.pages.flatMap(({ items }) => items);
  if (letters?.length === 0 || (!letters && !pages.error)) return null;
  return (
    <section className={`panel ${className ?? ''}`} aria-labelledby="letters">
      <h2 id="letters" className="caption">
        {t('letters.title')}
      </h2>
      {letters ? (
        <ul className={styles.list}>
          {letters.map((letter) => (
            <LetterItem key={letter.id} letter={letter} />
          ))}
        </ul>
      ) : (
        <Trouble error={pages.error} again={() => void pages.refetch()} back="/cases" />
      )}
      {pages.hasNextPage && (
        <Button onClick={() => void pages.fetchNextPage()} aria-busy={pages.isFetchingNextPage}>
          {t(pages.isFetchingNextPage ? 'page.loading' : 'timeline.earlier')}
        </Button>
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
