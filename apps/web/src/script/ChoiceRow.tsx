import type { FieldSchema } from '../task/form/form-schema';
import { Key } from '../ui/Key';
import styles from './Script.module.css';

interface ChoiceRowProps {
  field: FieldSchema;
  value: unknown;
  /** Digit of its first choice. */
  digit: number;
  choose: (value: string | number) => void;
}

/** A question with few answers: a button each, with its digit. */
export function ChoiceRow({ field, value, digit, choose }: ChoiceRowProps) {
  return (
    <div className={styles.ask} role="group" aria-label={field.title}>
      <span className={styles.askName}>{field.title}</span>
      <div className={styles.branches}>
        {(field.oneOf ?? []).map((choice, index) => (
          <button
            key={choice.const}
            type="button"
            className={styles.branch}
            aria-pressed={choice.const === value}
            aria-keyshortcuts={String(digit + index)}
            onClick={() => choose(choice.const)}
          >
            <Key name={String(digit + index)} />
            {choice.title}
          </button>
        ))}
      </div>
    </div>
  );
}
