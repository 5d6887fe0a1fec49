import { useTranslation } from 'react-i18next';
import type { StockItem } from '../api/types';
import { GoodsItem } from '../suppliers/GoodsItem';
import { ListState } from '../suppliers/ListAge';
import { ChoiceLine } from '../ui/ChoiceLine';
import { minutesFrom } from './samples';
import { Specimen, State } from './Specimen';

const DAY = 24 * 60;
const FIELDS = ['article', 'name', 'price', 'stock'] as const;

/** A price list that counts and one that is too old, what is found in them, and one of a few to choose from. */
export function SupplierSpecimens({ now }: { now: number }) {
  const { t } = useTranslation();
  const list = (days: number) => ({ listedAt: minutesFrom(now, (days - 7) * DAY), countsUntil: minutesFrom(now, days * DAY), counts: days > 0 });
  const offer = { article: null, name: null, atLeast: false, expectedOn: null, link: null, list: 'sample', row: 2, stockText: null };
  const supplier = { id: 'sample', name: t('suppliers.one'), site: null };
  const item: StockItem = {
    id: 'sample',
    article: 'DM-1202',
    name: t('design.sample.gist'),
    group: null,
    matched: 'article',
    offers: [
      { ...offer, ...list(5), supplier, state: 'in-stock', quantity: '12', price: { amount: '1250.00', currency: 'RUB' } },
      { ...offer, ...list(5), row: 3, supplier, state: 'unknown', quantity: null, stockText: t('design.sample.promise'), price: null },
      { ...offer, ...list(-3), row: 4, supplier, state: 'in-stock', quantity: '3', price: { amount: '990.00', currency: 'RUB' } },
    ],
  };
  return (
    <>
      <Specimen title={t('suppliers.columns.age')}>
        <State says={t('suppliers.columns.list')}>
          <ListState list={list(5)} />
        </State>
        <State says={t('suppliers.noAnswer')}>
          <ListState list={list(-3)} />
        </State>
        <ChoiceLine
          label={t('suppliers.mapping.open')}
          value="price"
          choose={() => undefined}
          choices={FIELDS.map((field) => ({ value: field, label: t(`suppliers.fields.${field}`) }))}
        />
      </Specimen>
      <Specimen title={t('suppliers.goodsTitle')} wide>
        <GoodsItem item={item} />
      </Specimen>
    </>
  );
}
