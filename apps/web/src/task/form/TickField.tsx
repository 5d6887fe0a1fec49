import { useTranslation } from 'react-i18next';
import { partIds } from './FieldTemplate';
import styles from './Form.module.css';
import { usePart, type FieldProps } from './use-part';

/** Yes or no. */
export function TickField(props: FieldProps) {
  const { t } = useTranslation();
  const { id, name, disabled, onBlur, 'aria-describedby': describedBy } = usePart(props);
  return (
    <label className={styles.tick}>
      <input
        type="checkbox"
        id={id}
        name={name}
        checked={props.value === true}
        disabled={disabled}
        onBlur={onBlur}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
        aria-labelledby={partIds(id).label}
        aria-describedby={describedBy}
      />
      <span aria-hidden="true">{t('form.yes')}</span>
    </label>
  );
}
