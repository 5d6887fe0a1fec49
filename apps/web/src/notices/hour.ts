/** A time of day as people type it, `20:00`, `8:5`, `8.30`, `830` or `20`, as `20:00`; null where it is none. */
export function hourOf(text: string): string | null {
  const typed = text.trim();
  // Three digits alone are an hour of one: 830 is half past eight.
  const [, hour, minute = '00'] = /^(\d)(\d\d)$/.exec(typed) ?? /^(\d{1,2})(?:[:. -]?(\d{1,2}))?$/.exec(typed) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
}
