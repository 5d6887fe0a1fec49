import { useTranslation } from 'react-i18next';
import { moneyText } from './money';
import { lastOffer } from './deal';
import styles from './Deal.module.css';
import { DealLines } from './DealLines';
import { useDeal } from './use-deal';

/** The deal beside a task: what is wanted, what is known of it, and what the client was told last. Nothing while nothing is known. */
export function DealCard({ caseId }: { caseId: string }) {
  const { t, i18n } = useTranslation();
  const { deal } = useDeal(caseId);
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
