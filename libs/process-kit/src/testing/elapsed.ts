const UNITS: Readonly<Record<string, number>> = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * Milliseconds from an instant (epoch ms) to the end of a duration in words, such as "10 minutes" or "2 days": the one place where a story
 * test learns how long a duration is.
 */
export function elapsedOf(duration: string, _from: number): number {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?) (second|minute|hour|day)s?$/.exec(duration) ?? [];
  if (number !== undefined) return Number(number) * UNITS[unit]!;
  const working = duration.includes('working') ? ' Working time needs the calendar: give the elapsed time instead.' : '';
  throw new Error(`"${duration}" is no duration of a story test: write "10 minutes", "2 hours" or "3 days".${working}`);
}
