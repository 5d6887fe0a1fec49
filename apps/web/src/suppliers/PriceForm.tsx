import { useTranslation } from 'react-i18next';
import { CURRENCIES, type Currency } from '#domain/money/currency.rule.js';
import { ChoiceLine } from '../ui/ChoiceLine';
import type { Said } from './columns-said';
import styles from './Mapping.module.css';

/** How prices are written, where their column leaves a doubt. */
export function PriceForm({ said, say }: { said: Said; say: (said: Said) => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.reading}>
      <ChoiceLine
        label={t('suppliers.mapping.decimal')}
        value={said.decimal ?? ''}
        choose={(mark) => say({ ...said, decimal: mark === ',' || mark === '.' ? mark : null })}
        choices={[
          { value: '', label: t('suppliers.mapping.asSeen') },
          { value: ',', label: t('suppliers.mapping.comma') },
          { value: '.', label: t('suppliers.mapping.point') },
        ]}
      />
      <ChoiceLine
        label={t('suppliers.mapping.currency')}
        value={said.currency ?? ''}
        choose={(code) => say({ ...said, currency: code === '' ? null : (code as Currency) })}
        choices={[
          { value: '', label: t('suppliers.mapping.asSupplier') },
          ...CURRENCIES.map((code) => ({ value: code, label: t(`suppliers.currencies.${code}`) })),
        ]}
      />
    </div>
  );
}
