import { Select } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { partIds } from './FieldTemplate';
import styles from './Form.module.css';
import type { FieldSchema } from './form-schema';
import { usePart, type FieldProps } from './use-part';

/** So many are all shown at once. */
const FEW = 3;

/** A few choices lie open; more of them drop down. */
export function ChoiceField(props: FieldProps) {
  const choices = (props.schema as FieldSchema).oneOf ?? [];
  return choices.length > FEW ? <DropField {...props} /> : <Open {...props} />;
}

function Open(props: FieldProps) {
  const { error, onBlur, id, name, disabled, 'aria-describedby': describedBy } = usePart(props);
  const { value, onChange, schema } = props;
  const choices = (schema as FieldSchema).oneOf ?? [];
  return (
    <div
      role="radiogroup"
      aria-labelledby={partIds(id).label}
      aria-describedby={describedBy}
      className={error ? `${styles.choices} ${styles.wrongChoices}` : styles.choices}
    >
      {choices.map((choice) => (
        <label key={choice.const} className={styles.choice}>
          <input
            type="radio"
            name={name}
            checked={value === choice.const}
            disabled={disabled}
            onBlur={onBlur}
            onChange={() => onChange(choice.const)}
            // A radio button cannot be taken back by itself, and not every choice must be made.
            onClick={() => value === choice.const && onChange(undefined)}
          />
          {choice.title}
        </label>
      ))}
    </div>
  );
}

/** Ctrl Enter is the page's, wherever the hand is; a closed list would take it and drop down. */
function passOn(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.stopPropagation();
  document.dispatchEvent(new KeyboardEvent('keydown', event.nativeEvent));
}

/** Choices that drop down, however few. `inRow`: only when they are asked for, since Enter goes on through a row. */
export function DropField({ inRow = false, ...props }: FieldProps & { inRow?: boolean }) {
  const { t } = useTranslation();
  const part = usePart(props);
  const { value, onChange, schema } = props;
  const choices = (schema as FieldSchema).oneOf ?? [];
  return (
    <div onKeyDownCapture={passOn}>
      <Select
        {...part}
        aria-labelledby={partIds(part.id).label}
        data={choices.map((choice) => ({ value: String(choice.const), label: choice.title }))}
        value={value === undefined || value === null ? null : String(value)}
        onChange={(next) => onChange(choices.find((choice) => String(choice.const) === next)?.const)}
        placeholder={inRow ? undefined : t('form.choose')}
        openOnFocus={!inRow}
        comboboxProps={{ transitionProps: { duration: 0 } }}
        checkIconPosition="right"
      />
    </div>
  );
}
