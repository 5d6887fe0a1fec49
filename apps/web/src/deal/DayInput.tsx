import '@mantine/dates/styles.layer.css';
import { DateInput, DatesProvider } from '@mantine/dates';
import { dayjsLocale, dayOf } from '../time/format';
import { parseDay } from '../time/parse-day';
import { usePlace } from '../time/place';
import { useCalendar } from '../time/use-calendar';

interface DayInputProps {
  label: string;
  placeholder?: string;
  /** YYYY-MM-DD. */
  value: unknown;
  change: (day: string | undefined) => void;
  readOnly?: boolean;
  wrong?: boolean;
  /** The name by which the hand is brought here. */
  cell?: string;
}

/** A day in a row: typed in words or numbers, or chosen from the calendar. */
export function DayInput({ label, placeholder, value, change, readOnly = false, wrong = false, cell }: DayInputProps) {
  const place = usePlace();
  const calendar = useCalendar();
  return (
    <DatesProvider settings={{ locale: dayjsLocale(place.language), firstDayOfWeek: 1 }}>
      <DateInput
        {...calendar}
        aria-label={label}
        data-cell={cell}
        placeholder={placeholder}
        valueFormat="D MMM YYYY"
        clearable={!readOnly}
        disabled={readOnly}
        error={wrong}
        dateParser={(typed) => parseDay(typed, { language: place.language, today: dayOf(Date.now(), place) })}
        value={typeof value === 'string' && value !== '' ? value : null}
        onChange={(next) => change(next ?? undefined)}
      />
    </DatesProvider>
  );
}
