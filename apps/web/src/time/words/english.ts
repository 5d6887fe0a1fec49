import { clock, halfOf, take, words, type Found, type PartName, type SaidHour } from './reading';

const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';

/** Small letters, numbers as digits, and spellings that the library takes otherwise than they are meant. */
export function plainEnglish(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[a-z]+/g, (word) => (NUMBERS.includes(word) ? String(NUMBERS.indexOf(word) + 1) : word))
    .replaceAll(/(\d)\s*([ap])\.?\s?m\.?(?![a-z])/g, '$1$2m')
    .replaceAll(new RegExp(String.raw`\b(${MONTH})\.? (\d{1,2})(?:st|nd|rd|th)?(?![\d:])`, 'g'), '$2 $1')
    .replaceAll(new RegExp(String.raw`\b(\d{1,2})(?:st|nd|rd|th)(?: of)? (${MONTH})`, 'g'), '$1 $2')
    .replaceAll(/\btonight\b/g, 'today evening')
    .replaceAll(/\bthis (morning|afternoon|evening)\b/g, 'today $1');
}

const HOURS = 'hours?|hrs?|h';
const MINUTES = 'minutes?|mins?|m';

/** "in 20 minutes", "an hour and a half from now": ms from now. */
export function englishSpan(text: string): Found<number> | null {
  const fixed: [RegExp, number][] = [
    [words('in (?:half an hour|a half hour)|half an hour from now'), 30],
    [words('in (?:an|1) hour and a half'), 90],
    [words('in (?:a )?couple of hours'), 120],
    [words('in (?:a )?quarter of an hour'), 15],
  ];
  for (const [pattern, minutes] of fixed) {
    const found = take(text, pattern);
    if (found) return { what: minutes * 60_000, rest: found.rest };
  }
  const long =
    take(text, words(`in (an|\\d+(?:\\.5)?) ?(?:${HOURS})(?:(?: and)? (\\d+) ?(?:${MINUTES}))?`)) ?? take(text, words(`(an|\\d+) ?(?:${HOURS}) from now`));
  if (long) return { what: count(long.what[1]) * 3_600_000 + Number(long.what[2] ?? 0) * 60_000, rest: long.rest };
  const short = take(text, words(`in (a|\\d+) ?(?:${MINUTES})`)) ?? take(text, words(`(a|\\d+) ?(?:${MINUTES}) from now`));
  return short && { what: count(short.what[1]) * 60_000, rest: short.rest };
}

function count(text: string | undefined): number {
  return text === undefined || /^an?$/.test(text) ? 1 : Number(text);
}

const PART_WORDS: [RegExp, PartName][] = [
  [words('after lunch|(?:in the |early |late )?afternoon'), 'afternoon'],
  [words('before (?:lunch|noon)'), 'beforeLunch'],
  [words('(?:at |around |over )?lunch(?: ?time)?'), 'lunch'],
  [words('(?:by |at |towards )?(?:the )?end of (?:the |business )?day'), 'endOfDay'],
  [words('(?:in the |towards )?evening'), 'evening'],
  [words('(?:in the |early |first thing in the )?morning|first thing'), 'morning'],
];

/** "in the morning", "after lunch". */
export function englishPart(text: string): Found<PartName> | null {
  for (const [pattern, part] of PART_WORDS) {
    const found = take(text, pattern);
    if (found) return { what: part, rest: found.rest };
  }
  return null;
}

const HALF = String.raw`\s?(am|pm)`;
const NO_HOUR = String.raw`(?!\d|[:/.-]\d|st|nd|rd|th|\s*(?:days?|weeks?|months?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))`;

function half(word: string | undefined): 'am' | 'pm' | null {
  return (word as 'am' | 'pm' | undefined) ?? null;
}

function stretch(text: string): Found<SaidHour> | null {
  const both = take(text, words(String.raw`(?:between|from) (\d{1,2})(am|pm)? (?:and|to|till|until) (\d{1,2})(am|pm)?`));
  if (both) {
    const side = half(both.what[2]) ?? half(both.what[4]);
    const [from, to] = [both.what[1], both.what[3]].map((hour) => hourOf(Number(hour), side));
    return from! < to! && to! <= 24 ? { what: hours(from!, from!, to! - 1), rest: both.rest } : null;
  }
  const after = take(text, words(String.raw`(?:after|past|from) (\d{1,2})${NO_HOUR}(am|pm)?`));
  if (after && Number(after.what[1]) < 24) {
    const from = hourOf(Number(after.what[1]), half(after.what[2]));
    return { what: hours(from, from, Math.min(from + 2, 23)), rest: after.rest };
  }
  const before = take(text, words(String.raw`(?:before|until|no later than) (\d{1,2})${NO_HOUR}(am|pm)?`));
  if (!before || Number(before.what[1]) < 1 || Number(before.what[1]) > 24) return null;
  const to = hourOf(Number(before.what[1]), half(before.what[2]));
  return { what: hours(to - 1, Math.max(to - 3, 0), to - 1), rest: before.rest };
}

/** Nobody is called before seven in the morning. */
function hourOf(hour: number, side: 'am' | 'pm' | null): number {
  if (side === 'am') return hour % 12;
  return hour < 12 && (side === 'pm' || hour < 7) ? hour + 12 : hour;
}

function hours(main: number, first: number, last: number): SaidHour {
  return { kind: 'about', main: main * 60, finer: Array.from({ length: last - first + 1 }, (_none, index) => (first + index) * 60) };
}

function at(found: ReturnType<typeof take>, minutes: number | null, side?: string): Found<SaidHour> | null {
  return found && minutes !== null ? { what: halfOf(minutes, half(side)), rest: found.rest } : null;
}

/** The hour of a text, and the text without it. */
export function englishHour(text: string): Found<SaidHour> | null {
  const noon = take(text, words('(?:at |around )?(?:noon|midday)'));
  if (noon) return { what: halfOf(12 * 60, 'pm'), rest: noon.rest };
  const midnight = take(text, words('(?:at )?midnight'));
  if (midnight) return { what: { kind: 'at', minutes: 24 * 60, sure: true }, rest: midnight.rest };
  const middle = take(text, words(String.raw`(?:at )?(half|quarter) past (\d{1,2})(?:${HALF})?`));
  if (middle) return at(middle, clock(Number(middle.what[2]), middle.what[1] === 'half' ? 30 : 15), middle.what[3]);
  const before = take(text, words(String.raw`(?:at )?(?:a )?quarter to (\d{1,2})(?:${HALF})?`));
  if (before) return at(before, clock(Number(before.what[1]) - 1, 45), before.what[2]);
  const exact =
    take(text, words(String.raw`(?:(?:at|by|around) )?(\d{1,2}):(\d{2})(?:${HALF})?`)) ??
    take(text, words(String.raw`(?:at|by|around) (\d{1,2})\.(\d{2})(?:${HALF})?`));
  if (exact) return at(exact, clock(Number(exact.what[1]), Number(exact.what[2])), exact.what[3]);
  const parted = stretch(text);
  if (parted) return parted;
  const whole =
    take(text, words(String.raw`(?:(?:at|by|around) )?(\d{1,2})${HALF}`)) ??
    take(text, words(String.raw`(?:at|by|around) (\d{1,2})${NO_HOUR}(?: ?o.?clock)?`)) ??
    take(text, words(String.raw`(\d{1,2}) ?o.?clock`));
  const said = whole ?? take(text, words(String.raw`(\d{1,2})${NO_HOUR}`));
  return said && at(said, clock(Number(said.what[1])), said.what[2]);
}
