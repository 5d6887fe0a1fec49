import { dayAt } from '../time/format';
import { serverNow } from '../time/now';

/** By when a supplier frees what he keeps for us, local time. */
const EVENING = 18;

/** The day of an instant, `2026-12-12`; undefined where there is none. */
export function dayOfInstant(at: string, timeZone: string): string | undefined {
  return at === '' ? undefined : new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(Date.parse(at));
}

/** The end of that day's work, by our clock: until then what a supplier keeps for us is kept. Epoch ms. */
export function eveningOf(day: string, place: Parameters<typeof dayAt>[1]): number {
  const today = dayOfInstant(new Date(serverNow()).toISOString(), place.timeZone)!;
  const days = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
  return dayAt(serverNow(), place, { days, hour: EVENING });
}
