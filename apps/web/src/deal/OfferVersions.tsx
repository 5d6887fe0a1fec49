import { useTranslation } from 'react-i18next';
import type { Deal } from '../api/types';
import { day } from '../time/format';
import { useNow } from '../time/now';
import { usePlace } from '../time/place';
import { When } from '../time/When';
import { lastOffer } from './deal';
import { shownDecimal } from './decimal';
import { textOf, type Row } from './list-props';
import { moneyText } from './money';
import { offerChanges, type OfferChange } from './offer-changes';
import styles from './Offer.module.css';

/** What the client was told last, when, and what is another now; so that nobody contradicts himself on the telephone (WT-2.4). */
export function OfferVersions({ deal, rows, readOnly }: { deal: Deal | undefined; rows: readonly Row[]; readOnly: boolean }) {
  const { t, i18n } = useTranslation();
  const last = lastOffer(deal);
  if (!last) return null;
  const changes = readOnly
    ? []
    : offerChanges(
        last.lines.map(({ line, name, quantity, price, readyOn }) => ({ line, name, quantity, price: price?.amount, readyOn })),
        rows.map((row) => ({ ...row, name: textOf(row, 'name') })),
      );
  return (
    <section className={styles.versions} aria-label={t('deal.versions.title')}>
      <p>
        <b>{t('deal.versions.one', { version: last.version })}</b>, <When at={last.at} as="ago" />:{' '}
        {last.total === null ? '–' : moneyText(last.total, i18n.language)}
      </p>
      {changes.length > 0 && (
        <ul>
          {changes.map((change) => (
            <li key={`${change.kind} ${change.name}`}>
              <Change change={change} currency={last.currency} />
            </li>
          ))}
        </ul>
      )}
      {changes.length === 0 && !readOnly && <p className={styles.beside}>{t('deal.versions.same')}</p>}
    </section>
  );
}

function Change({ change, currency }: { change: OfferChange; currency: string }) {
  const { t, i18n } = useTranslation();
  const place = usePlace();
  const now = useNow();
  const { name } = change;
  if (!('before' in change)) return t(`deal.versions.${change.kind}`, { name });
  const { kind } = change;
  const written = (value: string | null) => {
    if (value === null) return '–';
    if (kind === 'price') return moneyText({ amount: value, currency }, i18n.language);
    return kind === 'readyOn' ? day(Date.parse(`${value}T12:00:00Z`), { ...place, timeZone: 'UTC' }, now) : shownDecimal(value, i18n.language);
  };
  return t(`deal.versions.${kind}`, { name, before: written(change.before), now: written(change.now) });
}
