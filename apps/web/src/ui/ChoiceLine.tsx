import { useId } from 'react';
import styles from './ChoiceLine.module.css';

interface ChoiceLineProps {
  label: string;
  value: string;
  choose: (value: string) => void;
  choices: readonly { value: string; label: string }[];
}

/** One of a few, with its label above: the browser's own list, which every keyboard and every telephone knows. */
export function ChoiceLine({ label, value, choose, choices }: ChoiceLineProps) {
  const id = useId();
  return (
    <div>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <select id={id} className={styles.select} value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}
