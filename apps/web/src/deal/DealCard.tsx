import '../texts/later';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client';
import type { CaseDetail } from '../api/types';
import { moneyText } from './money';
import { lastOffer } from './deal';
import styles from './Deal.module.css';
import { DealLines } from './DealLines';
import { useDeal } from './use-deal';

/** The deal beside a task: what is wanted, what is known of it, and what the client was told last. Nothing while nothing is known. */
export function DealCard({ caseId }: { caseId: string }) {
  const { t, i18n } = useTranslation();
  // Not every case has a deal yet, and whoever asks for one that is not there is told of an error.
  const { data }: UseQueryResult<CaseDetail, unknown> = query.useQuery('get', '/api/v1/cases/{id}', { params: { path: { id: caseId } } });
  const { deal } = useDeal(data && data.deal !== null ? caseId : null);
  if (!deal || deal.lines.length === 0) return null;
  const last = lastOffer(deal);
  return (
    <section className={styles.card}>
      <h3 className="caption">{t('deal.panel.lines')}</h3>
      <DealLines deal={deal} short />
      {last?.total && (
        <p className={styles.told}>
          <span>{t('deal.versions.one', { version: last.version })}</span>
          <b>{moneyText(last.total, i18n.language)}</b>
        </p>
      )}
    </section>
  );
}
