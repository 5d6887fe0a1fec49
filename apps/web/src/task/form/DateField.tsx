import '@mantine/dates/styles.layer.css';
import { DateInput, DatesProvider, DateTimePicker } from '@mantine/dates';
import dayjs from 'dayjs';
import { dayjsLocale, dayOf } from '../../time/format';
import { parseDay } from '../../time/parse-day';
import { usePlace } from '../../time/place';
import { useCalendar } from '../../time/use-calendar';
import { usePart, type FieldProps } from './use-part';

/** How the calendar writes an instant: without a zone, in the organisation's. */
const LOCAL = 'YYYY-MM-DD HH:mm:ss';

/** A day, or an instant by the organisation's clock; it is sent in UTC. */
export function DateField(props: FieldProps) {
  const part = usePart(props);
  const place = usePlace();
  const { schema, value, onChange } = props;
  const given = typeof value === 'string' && value !== '' ? value : null;
  const calendar = useCalendar();
  return (
    <DatesProvider settings={{ locale: dayjsLocale(place.language), firstDayOfWeek: 1 }}>
      {schema.format === 'date' ? (
        <DateInput
          {...part}
          {...calendar}
          clearable
          valueFormat="D MMMM YYYY"
          dateParser={(typed) => parseDay(typed, { language: place.language, today: dayOf(Date.now(), place) })}
          value={given}
          onChange={(next) => onChange(next ?? undefined)}
        />
      ) : (
        <DateTimePicker
          {...part}
          {...calendar}
          clearable
          valueFormat="D MMMM YYYY, HH:mm"
          value={given === null ? null : dayjs(given).tz(place.timeZone).format(LOCAL)}
          onChange={(next) => onChange(next === null ? undefined : dayjs.tz(next, place.timeZone).toISOString())}
        />
      )}
    </DatesProvider>
  );
}
