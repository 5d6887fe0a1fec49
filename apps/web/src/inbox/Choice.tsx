import { useId } from 'react';
import styles from './Tools.module.css';

interface ChoiceProps<T extends string> {
  label: string;
  value: T | null;
  choose: (value: T | null) => void;
  /** What no choice is called. Without it one is always chosen. */
  none?: string;
  options: readonly { value: T; label: string; group?: string }[];
  /** The label is in front, as one line. */
  inline?: boolean;
}

/** One of a few: the browser's own list, which every hand and every telephone knows. */
export function Choice<T extends string>({ label, value, choose, none, options, inline = false }: ChoiceProps<T>) {
  const id = useId();
  const groups = [...new Set(options.map(({ group }) => group))];
  return (
    <div className={inline ? styles.inline : styles.choice} data-chosen={none !== undefined && value !== null ? '' : undefined}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value ?? ''}
        onChange={({ currentTarget }) => choose(options.find((option) => option.value === currentTarget.value)?.value ?? null)}
      >
        {none !== undefined && <option value="">{none}</option>}
        {groups.map((group) => {
          const shown = options
            .filter((option) => option.group === group)
            .map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ));
          return group === undefined ? (
            shown
          ) : (
            <optgroup key={group} label={group}>
              {shown}
            </optgroup>
          );
        })}
      </select>
    </div>
  );
}
