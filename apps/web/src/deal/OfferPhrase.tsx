import { useTranslation } from 'react-i18next';
import { longDay } from '../time/format';
import { usePlace } from '../time/place';
import { shownDecimal } from './decimal';
import type { Row } from './list-props';
import { moneyText } from './money';
import { offerSaid } from './offer-phrase';
import styles from './Offer.module.css';

interface OfferPhraseProps {
  rows: readonly Row[];
  complete: unknown;
  deliverOn: unknown;
  currency: string | undefined;
}

/** The offer in a sentence, to be read aloud (WT-S4, 2): what, for how much, when. */
export function OfferPhrase({ rows, complete, deliverOn, currency }: OfferPhraseProps) {
  const { t, i18n } = useTranslation();
  const place = usePlace();
  const said = currency === undefined ? null : offerSaid(rows, { complete, deliverOn, currency });
  if (said === null || currency === undefined) return null;
  const money = (amount: string) => moneyText({ amount, currency }, i18n.language);
  const on = (date: string) => longDay(Date.parse(`${date}T12:00:00Z`), { ...place, timeZone: 'UTC' }).replaceAll(' ', '\u00a0');
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  const lines = said.lines.map(({ name, quantity, price, on: date }) => {
    const words = t(quantity === '1' ? 'deal.say.one' : 'deal.say.line', { name, quantity: shownDecimal(quantity, i18n.language), price: money(price) });
    return date === null ? words : t('deal.say.lineOn', { line: words, date: on(date) });
  });
  const parts = [
    t('deal.say.things', { things: list.format(lines) }),
    said.sum !== null && t('deal.say.sum', { sum: money(said.sum) }),
    said.on !== null && t(said.together ? 'deal.say.together' : 'deal.say.on', { date: on(said.on) }),
    said.open.length > 0 && t('deal.say.open', { things: list.format(said.open) }),
    t('deal.say.suits'),
  ];
  return (
    <figure className={styles.phrase}>
      <figcaption className="caption">{t('deal.say.title')}</figcaption>
      <blockquote>{parts.filter((part) => part !== false).join(' ')}</blockquote>
    </figure>
  );
}
