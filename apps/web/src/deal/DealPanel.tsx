import '../texts/later';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../api/types';
import { useMay } from '../app/session';
import { Button } from '../ui/Button';
import styles from './Deal.module.css';
import { DealLines } from './DealLines';
import { DealOffers } from './DealOffers';
import { DealQueries } from './DealQueries';
import { DealReservations } from './DealReservations';
import { useDeal } from './use-deal';

const Refusal = lazy(() => import('./RefusalForm').then((module) => ({ default: module.RefusalForm })));
const Reserve = lazy(() => import('./ReserveForm').then((module) => ({ default: module.ReserveForm })));
const Items = lazy(() => import('./ItemsForm').then((module) => ({ default: module.ItemsForm })));

/** What a client wants and how far it is: who has each thing, what was offered, who was asked and what they said (WT-2.4, WT-3.5, WT-3.6). */
export function DealPanel({ item }: { item: CaseDetail }) {
  const { t } = useTranslation();
  const { deal } = useDeal(item.deal === null ? null : item.id);
  const mayTell = useMay('case.correct');
  const [form, setForm] = useState<'refusal' | 'items' | 'reserve'>();
  const open = item.status === 'open' && item.deal?.status === 'open';
  if (!deal || (deal.lines.length === 0 && deal.offers.length === 0 && !(open && mayTell))) return null;
  const mayReserve = open && mayTell && form === undefined && deal.lines.length > 0;
  const close = () => setForm(undefined);
  return (
    <section className={`panel ${styles.panel}`} aria-labelledby="deal">
      <header className={styles.head}>
        <h2 id="deal" className="caption">
          {t('deal.panel.title', { number: item.deal?.number })}
        </h2>
        {open && mayTell && form === undefined && (
          <span className={styles.headActs}>
            <Button onClick={() => setForm('items')}>{t('deal.panel.change')}</Button>
            <Button onClick={() => setForm('refusal')}>{t('deal.panel.refused')}</Button>
          </span>
        )}
      </header>
      <Suspense fallback={null}>
        {form === 'refusal' && <Refusal caseId={item.id} deal={deal} close={close} />}
        {form === 'items' && <Items caseId={item.id} deal={deal} close={close} />}
        {form === 'reserve' && <Reserve caseId={item.id} deal={deal} close={close} />}
      </Suspense>
      {deal.lines.length === 0 && form === undefined && <p className={styles.quiet}>{t('deal.panel.empty')}</p>}
      {form !== 'items' && <DealLines deal={deal} />}
      <div className={styles.sides}>
        <DealOffers deal={deal} />
        <div className={styles.side}>
          <DealQueries deal={deal} open={open} />
          <DealReservations deal={deal} make={mayReserve ? () => setForm('reserve') : undefined} />
        </div>
      </div>
    </section>
  );
}
