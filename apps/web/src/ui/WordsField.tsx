import { LineField } from './LineField';

interface WordsFieldProps {
  label: string;
  value: string;
  change: (value: string) => void;
  placeholder?: string;
  /** It is what one goes on with as soon as it appears. */
  first?: boolean;
  max?: number;
}

const LONGEST = 500;

/** One line of one's own words. */
export function WordsField({ label, value, change, placeholder, first = false, max = LONGEST }: WordsFieldProps) {
  return (
    <LineField
      label={label}
      value={value}
      placeholder={placeholder}
      maxLength={max}
      autoComplete="off"
      autoFocus={first}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}
