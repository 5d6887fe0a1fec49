import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { partIds } from './FieldTemplate';
import styles from './Form.module.css';
import type { FieldSchema } from './form-schema';
import { usePart, type FieldProps } from './use-part';
import { useSuppliers, type SupplierName } from './use-suppliers';

/** A supplier, found by a part of his name. Whoever may not read the stock sees who was chosen. */
export function SupplierField(props: FieldProps) {
  const { t } = useTranslation();
  const part = usePart(props);
  const { suppliers, mayChoose, loading } = useSuppliers((props.schema as FieldSchema).named);
  const value = typeof props.value === 'string' && props.value !== '' ? props.value : null;
  const chosen = suppliers.find(({ id }) => id === value);
  return (
    <>
      <Select
        {...part}
        disabled={part.disabled || !mayChoose}
        aria-labelledby={partIds(part.id).label}
        searchable
        selectFirstOptionOnChange
        selectFirstOptionOnDropdownOpen={value === null}
        openOnFocus={false}
        data={suppliers.map(({ id, name }) => ({ value: id, label: name }))}
        value={value}
        onChange={(next) => props.onChange(next ?? undefined)}
        placeholder={mayChoose ? t('form.supplier.find') : undefined}
        nothingFoundMessage={loading ? t('form.supplier.loading') : t('form.supplier.none')}
        comboboxProps={{ transitionProps: { duration: 0 }, width: 'max-content', position: 'bottom-start' }}
        checkIconPosition="right"
        limit={50}
      />
      {chosen && <Reached by={chosen} />}
    </>
  );
}

/** How the chosen one is reached: the number at the head of the page is the client's. */
function Reached({ by: { contact, phone, phoneText, email } }: { by: SupplierName }) {
  if (!contact && !phone && !email) return null;
  return (
    <p className={styles.reached}>
      {contact && <span>{contact}</span>}
      {phone && <a href={`tel:${phone}`}>{phoneText ?? phone}</a>}
      {email && (
        <a className="link" href={`mailto:${email}`}>
          {email}
        </a>
      )}
    </p>
  );
}
