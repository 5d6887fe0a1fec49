import '@mantine/dates/styles.layer.css';
import { DatesProvider, DateTimePicker } from '@mantine/dates';
import { dayjsLocale, fromLocal, toLocal } from './format';
import { usePlace } from './place';

interface InstantPickerProps {
  label: string;
  /** Epoch ms. */
  at: number | null;
  change: (at: number | null) => void;
}

/** A calendar with an hour, by the organisation's clock and in the page's language. */
export function InstantPicker({ label, at, change }: InstantPickerProps) {
  const place = usePlace();
  return (
    <DatesProvider settings={{ locale: dayjsLocale(place.language), firstDayOfWeek: 1 }}>
      <DateTimePicker
        label={label}
        valueFormat="D MMMM YYYY, HH:mm"
        value={at === null ? null : toLocal(at, place)}
        onChange={(next) => change(next === null ? null : fromLocal(next, place))}
        popoverProps={{ transitionProps: { duration: 0 } }}
      />
    </DatesProvider>
  );
}
