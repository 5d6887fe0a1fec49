/** `21.12.2026`, `21/12/26`, `21.12` and, the year first, `2026-12-21`, `2026年12月21日`. */
const NUMBERS = /^(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d{2}))?$/;
const YEAR_FIRST = /^(?:(\d{4})[-/年])?(\d{1,2})[-/月](\d{1,2})日?$/;
/** `21 декабря 2026`, `21 dec`. */
const WORDS = /^(\d{1,2}) (\p{L}{3,})\.?(?: (\d{4}))?$/u;

/** A leap day may be eight years away. */
const YEARS = 8;

/** A day that somebody typed, as `2026-12-21`; null where it is none. Without a year it is the next such day, `today` (`2026-11-22`) included. */
export function parseDay(typed: string, { language, today }: { language: string; today: string }): string | null {
  const text = typed
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replace(/ г\.?$/, '')
    .replace(/\.$/, '');
  const [, day, month, year] = NUMBERS.exec(text) ?? [];
  if (day) return known(today, { day: +day, month: +month!, year });
  const [, firstYear, secondMonth, thirdDay] = YEAR_FIRST.exec(text) ?? [];
  if (thirdDay) return known(today, { day: +thirdDay, month: +secondMonth!, year: firstYear });
  const [, dayBefore, name, lastYear] = WORDS.exec(text) ?? [];
  return name ? known(today, { day: +dayBefore!, month: monthOf(name, language), year: lastYear }) : null;
}

/** The day, if the calendar has it: 31.2 is none, and not the third of March. A year of two digits is of this century. */
function known(today: string, { day, month, year }: { day: number; month: number; year: string | undefined }): string | null {
  const first = year === undefined ? Number(today.slice(0, 4)) : Number(year) + (year.length === 2 ? 2000 : 0);
  for (let ahead = 0; ahead <= (year === undefined ? YEARS : 0); ahead += 1) {
    const at = new Date(Date.UTC(first + ahead, month - 1, day));
    const text = at.toISOString().slice(0, 10);
    if (at.getUTCMonth() === month - 1 && at.getUTCDate() === day && (year !== undefined || text >= today)) return text;
  }
  return null;
}

/** From 1; 0 where no month begins so. */
function monthOf(begun: string, language: string): number {
  const alone = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  const inDate = new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', timeZone: 'UTC' }); // «21 декабря»
  for (let month = 1; month <= 12; month += 1) {
    const at = Date.UTC(2026, month - 1, 1);
    const named = inDate.formatToParts(at).find(({ type }) => type === 'month')?.value ?? '';
    if ([alone.format(at), named].some((name) => name.toLowerCase().startsWith(begun))) return month;
  }
  return 0;
}
