import { useId } from 'react';
import styles from './Segments.module.css';

interface SegmentsProps<Name extends string> {
  /** What is chosen here, for those who hear the page. */
  label: string;
  options: readonly { name: Name; label: string }[];
  value: string | undefined;
  choose: (name: Name) => void;
  readOnly?: boolean;
  /** The name by which a row finds its cells. */
  cell?: string | undefined;
  /** Of the first choice: where the field's label leads. */
  id?: string | undefined;
}

/** One of a few, side by side; arrows go from one to the next. */
export function Segments<Name extends string>({ label, options, value, choose, readOnly = false, cell, id }: SegmentsProps<Name>) {
  const group = useId();
  const first = options.findIndex(({ name }) => name === value);
  return (
    <div role="radiogroup" aria-label={label} className={styles.segments}>
      {options.map((option, index) => (
        <label key={option.name}>
          <input
            type="radio"
            id={index === 0 ? id : undefined}
            name={group}
            checked={value === option.name}
            disabled={readOnly}
            onChange={() => choose(option.name)}
            data-cell={index === Math.max(0, first) ? cell : undefined}
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}
