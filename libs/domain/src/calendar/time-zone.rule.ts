const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, made);
  return made;
}

/** What a clock on the wall of that zone shows at an instant (epoch ms), written as if it were UTC: epoch ms, whole seconds. */
export function wallTime(timeZone: string, at: number): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** How far a zone's clocks are ahead of UTC at an instant, ms. */
export function offsetAt(timeZone: string, at: number): number {
  return wallTime(timeZone, at) - Math.floor(at / 1_000) * 1_000;
}

/**
 * Turns wall times of one zone into instants: the first instant at which the clock shows that time or a later one. So where clocks are put
 * forward a time that is skipped is the moment of the change, and where they are put back a time that comes twice is its first coming.
 */
export class ZoneClock {
  private static readonly known = new Map<string, ZoneClock>();
  private readonly offsets = new Map<number, number>();

  private constructor(readonly timeZone: string) {}

  /** One for all calendars of a zone: asking for an offset is slow. */
  static of(timeZone: string): ZoneClock {
    const known = ZoneClock.known.get(timeZone) ?? new ZoneClock(timeZone);
    ZoneClock.known.set(timeZone, known);
    return known;
  }

  /** `wall` is written as if it were UTC, epoch ms. */
  instantOf(wall: number): number {
    const day = Math.floor(wall / DAY);
    const [before, after] = [this.offsetOn(day - 1), this.offsetOn(day + 2)];
    if (before === after) return wall - before;
    const change = this.changeBetween((day - 1) * DAY, (day + 2) * DAY);
    return wall - before < change ? wall - before : Math.max(change, wall - after);
  }

  /** The offset at 0:00 UTC of a day since 1970. */
  private offsetOn(day: number): number {
    const known = this.offsets.get(day);
    if (known !== undefined) return known;
    const offset = offsetAt(this.timeZone, day * DAY);
    this.offsets.set(day, offset);
    return offset;
  }

  /** The instant at which clocks are changed; there is one between these two. To the second. */
  private changeBetween(from: number, to: number): number {
    const before = offsetAt(this.timeZone, from);
    let [low, high] = [from / 1_000, to / 1_000];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offsetAt(this.timeZone, middle * 1_000) === before) low = middle;
      else high = middle;
    }
    return high * 1_000;
  }
}
