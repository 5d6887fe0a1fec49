import { useTranslation } from 'react-i18next';
import { useMay } from '../app/session';
import { day } from '../time/format';
import { useNow } from '../time/now';
import { usePlace } from '../time/place';
import { When } from '../time/When';
import styles from './Deal.module.css';
import type { DealLine, DealQuery } from './deal';
import type { Deal } from '../api/types';
import { compareDecimals, shownDecimal } from './decimal';
import { lineState, type LineState } from './line-state';
import { haveKopecks, moneyText } from './money';

/** What is wanted, one line each: how many, what is known of it and how, when it is here, what it costs us for whoever may know. */
export function DealLines({ deal, short = false }: { deal: Pick<Deal, 'lines' | 'queries'>; short?: boolean }) {
  const { t, i18n } = useTranslation();
  const maySee = useMay('margin.read') && !short;
  const kopecks = haveKopecks(deal.lines.map(({ availability }) => availability?.purchasePrice?.amount));
  if (deal.lines.length === 0) return null;
  return (
    <ol className={short ? `${styles.lines} ${styles.short}` : styles.lines} aria-label={t('deal.panel.lines')}>
      {deal.lines.map((line) => (
        <li key={line.place} className={styles.line}>
          <span className={styles.name}>
            <b>{line.name}</b>
            {line.article !== null && <small>{line.article}</small>}
          </span>
          <span className={styles.quantity}>
            {shownDecimal(line.quantity, i18n.language)}
            <small>{t('deal.panel.pieces')}</small>
          </span>
          <Known line={line} state={lineState(line, deal.queries)} queries={deal.queries} />
          {maySee && (
            <span className={styles.cost}>
              {line.availability?.purchasePrice ? (
                <>
                  <small>{t('deal.offer.cost')}</small> {moneyText(line.availability.purchasePrice, i18n.language, kopecks)}
                </>
              ) : (
                <span className={styles.none}>–</span>
              )}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

/** One sentence: who has it and how that is known, or who is asked and since when. */
function Known({ line, state, queries }: { line: DealLine; state: LineState; queries: readonly DealQuery[] }) {
  const { t } = useTranslation();
  if (state.kind === 'found') return <FoundWords line={line} by={state.by} />;
  if (state.kind === 'asked') {
    const names = queries.filter((query) => query.lines.some((one) => one.line === line.place)).map(({ supplier }) => supplier.name);
    return (
      <span className={styles.known} data-mark="later" title={names.join(', ')}>
        <span className={styles.mark} aria-hidden="true" />
        <b>{t('deal.known.asked', { count: state.count })}</b>
        {state.since !== null && (
          <span>
            {t('deal.known.since')} <When at={state.since} as="moment" />
          </span>
        )}
      </span>
    );
  }
  return (
    <span className={styles.known} data-mark={state.kind === 'nobody' ? 'none' : 'unknown'}>
      <span className={styles.mark} aria-hidden="true" />
      <b>{state.kind === 'nobody' ? t('deal.known.nobody', { count: state.count }) : t('deal.known.open')}</b>
    </span>
  );
}

function FoundWords({ line, by }: { line: DealLine; by: NonNullable<DealLine['availability']> }) {
  const { t, i18n } = useTranslation();
  const place = usePlace();
  const now = useNow();
  const date = (text: string) => day(Date.parse(`${text}T12:00:00Z`), { ...place, timeZone: 'UTC' }, now);
  const partly = by.quantity !== null && compareDecimals(by.quantity, line.quantity) < 0;
  const amount = by.quantity === null ? null : shownDecimal(by.quantity, i18n.language);
  const over = Date.parse(by.holdsUntil) <= now;
  const words = by.expected
    ? by.readyOn === null
      ? t('deal.known.expected')
      : t('deal.known.expectedOn', { date: date(by.readyOn) })
    : t(amount === null ? 'deal.known.has' : 'deal.known.hasAmount', { amount });
  return (
    <span className={styles.known} data-mark={over ? 'unknown' : partly ? 'part' : by.expected ? 'later' : 'has'}>
      <span className={styles.mark} aria-hidden="true" />
      <b>{words}</b>
      <span>{by.supplier.name}</span>
      {!by.expected && by.readyOn !== null && <span>{t('deal.known.readyOn', { date: date(by.readyOn) })}</span>}
      <span className={styles.how}>
        {by.listedAt !== null ? t('deal.known.list', { date: day(Date.parse(by.listedAt), place, now) }) : t(`deal.known.by.${by.source}`)}
        {over && <span className={styles.over}> {t('deal.known.over')}</span>}
      </span>
    </span>
  );
}
