import { dayAt, dayOf } from '../time/format';
import { serverNow } from '../time/now';

/** By when a supplier frees what he keeps for us, local time. */
const EVENING = 18;

/** The end of that day's work, by our clock: until then what a supplier keeps for us is kept. Epoch ms. */
export function eveningOf(day: string, place: Parameters<typeof dayAt>[1]): number {
  const days = Math.round((Date.parse(day) - Date.parse(dayOf(serverNow(), place))) / 86_400_000);
  return dayAt(serverNow(), place, { days, hour: EVENING });
}
