import styles from './TicksField.module.css';

interface TicksFieldProps {
  label: string;
  /** What may be ticked; `hint` says what it means. */
  choices: readonly { value: string; label: string; hint?: string }[];
  ticked: readonly string[];
  change: (ticked: string[]) => void;
}

/** Any of a few, in their order, with a caption above. */
export function TicksField({ label, choices, ticked, change }: TicksFieldProps) {
  const tick = (value: string, on: boolean) => change(choices.map((one) => one.value).filter((one) => (one === value ? on : ticked.includes(one))));
  return (
    <fieldset className={styles.group}>
      <legend className={styles.label}>{label}</legend>
      <div className={choices.some(({ hint }) => hint) ? styles.lines : styles.ticks}>
        {choices.map(({ value, label: name, hint }) => (
          <label key={value} className={styles.tick}>
            <input type="checkbox" checked={ticked.includes(value)} onChange={(event) => tick(value, event.currentTarget.checked)} />
            <span>
              {name}
              {hint && <span className={styles.hint}>{hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
