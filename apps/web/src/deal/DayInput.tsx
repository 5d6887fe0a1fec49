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
  /** Of what has been: a day without a year is the last one of that name, and not the next. */
  past?: boolean;
}

/** A day in a row: typed in words or numbers, or chosen from the calendar. */
export function DayInput({ label, placeholder, value, change, readOnly = false, wrong = false, cell, past = false }: DayInputProps) {
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
        dateParser={(typed) => parseDay(typed, { language: place.language, today: past ? aYearAgo(dayOf(Date.now(), place)) : dayOf(Date.now(), place) })}
        value={typeof value === 'string' && value !== '' ? value : null}
        onChange={(next) => change(next ?? undefined)}
      />
    </DatesProvider>
  );
}

/** From the day after this one a year ago on, each day of the year comes once, up to today. */
function aYearAgo(today: string): string {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCFullYear(day.getUTCFullYear() - 1, day.getUTCMonth(), day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}
