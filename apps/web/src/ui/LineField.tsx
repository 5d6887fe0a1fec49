import { useId, type ComponentProps } from 'react';
import styles from './LineField.module.css';

interface LineFieldProps extends Omit<ComponentProps<'input'>, 'id' | 'className'> {
  label: string;
}

/** A line to type into, with its label above. Without a library: sign-in and inbox come with it. */
export function LineField({ label, children, ...input }: LineFieldProps) {
  const id = useId();
  return (
    <div>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.line}>
        <input type="text" {...input} id={id} className={styles.input} />
        {children}
      </div>
    </div>
  );
}
