import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../app/session';
import { day } from '../time/format';
import { useNow } from '../time/now';
import { usePlace } from '../time/place';
import { When } from '../time/When';
import { Button } from '../ui/Button';
import styles from './Deal.module.css';
import { isOpen, type DealQuery } from './deal';
import type { Deal } from '../api/types';
import { shownDecimal } from './decimal';
import { moneyText } from './money';

const Answer = lazy(() => import('./AnswerForm').then((module) => ({ default: module.AnswerForm })));

/** Who was asked, when, and what they said; an answer that came by telephone is written down here. */
export function DealQueries({ deal, open }: { deal: Deal; open: boolean }) {
  const { t } = useTranslation();
  const may = useMay('message.deliver') && open;
  const [writing, setWriting] = useState<string>();
  if (deal.queries.length === 0) return null;
  return (
    <section>
      <h3 className="caption">{t('deal.panel.queries')}</h3>
      <ul className={styles.queries}>
        {deal.queries.map((query) => (
          <li key={query.id}>
            <p className={styles.query}>
              <b>{query.supplier.name}</b>
              {may && isOpen(query) && !query.byMail && query.phone !== null && (
                <a className="link" href={`tel:${query.phone}`}>
                  {query.phoneText ?? query.phone}
                </a>
              )}
              <span className={styles.state} data-state={query.state}>
                {t(`deal.query.${query.state}`)}
                {(query.answeredAt ?? query.askedAt) !== null && (
                  <>
                    {' '}
                    <When at={(query.answeredAt ?? query.askedAt)!} as="moment" />
                  </>
                )}
              </span>
              {may && isOpen(query) && writing !== query.id && (
                <Button className={styles.answer} onClick={() => setWriting(query.id)}>
                  {t('deal.query.write')}
                </Button>
              )}
            </p>
            <Answers query={query} />
            {writing === query.id && (
              <Suspense fallback={null}>
                <Answer query={query} deal={deal} close={() => setWriting(undefined)} />
              </Suspense>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Each thing that he was asked about, with what he said of it. */
function Answers({ query }: { query: DealQuery }) {
  const { t, i18n } = useTranslation();
  const place = usePlace();
  const now = useNow();
  const date = (text: string) => day(Date.parse(`${text}T12:00:00Z`), { ...place, timeZone: 'UTC' }, now);
  return (
    <ul className={styles.answers}>
      {query.lines.map(({ line, name, quantity, answer }) => (
        <li key={line}>
          <span>{name}</span>
          {answer === null ? (
            <span className={styles.how}>{t('deal.answers.wanted', { quantity: shownDecimal(quantity, i18n.language) })}</span>
          ) : (
            <span>
              <b>{t(`deal.answers.has.${answer.has}`)}</b>
              {answer.has !== 'no' && answer.quantity !== null && ` ${shownDecimal(answer.quantity, i18n.language)}`}
              {answer.readyOn !== null && `, ${date(answer.readyOn)}`}
              {answer.reservedUntil !== null && (
                <>
                  , {t('deal.answers.keeps')} <When at={answer.reservedUntil} as="moment" />
                </>
              )}
              {answer.note !== null && <small> {answer.note}</small>}
            </span>
          )}
          <span className={styles.sum}>{answer?.purchasePrice ? moneyText(answer.purchasePrice, i18n.language) : ''}</span>
        </li>
      ))}
    </ul>
  );
}
