import { clock, halfOf, take, words, type Found, type PartName, type SaidHour } from './reading';

const CARDINALS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'один одну одного одному',
    'два две двух двум',
    'три трех трем',
    'четыре четырех четырем',
    'пять пяти',
    'шесть шести',
    'семь семи',
    'восемь восьми',
    'девять девяти',
    'десять десяти',
    'одиннадцать одиннадцати',
    'двенадцать двенадцати',
    'тринадцать тринадцати',
    'четырнадцать четырнадцати',
    'пятнадцать пятнадцати',
    'шестнадцать шестнадцати',
    'семнадцать семнадцати',
    'восемнадцать восемнадцати',
    'девятнадцать девятнадцати',
    'двадцать двадцати',
  ]
    .flatMap((forms, index) => forms.split(' ').map((form) => [form, index + 1] as const))
    .concat([
      ['тридцать', 30],
      ['сорок', 40],
    ]),
);
const ORDINAL_STEMS = [
  ...['перв', 'втор', 'треть', 'четверт', 'пят', 'шест', 'седьм', 'восьм', 'девят', 'десят'],
  ...['одиннадцат', 'двенадцат', 'тринадцат', 'четырнадцат', 'пятнадцат', 'шестнадцат', 'семнадцат', 'восемнадцат', 'девятнадцат', 'двадцат'],
  'тридцат',
];
/** «третьего», «к пятому»: its number is that of its stem, but for the last. */
const ORDINAL = `(?:${ORDINAL_STEMS.join('|')})(?:ого|ому|его|ему|ое)`;

function ordinalOf(word: string): number {
  const index = ORDINAL_STEMS.findIndex((stem) => new RegExp(`^${stem}(?:ого|ому|его|ему|ое)$`).test(word));
  return index === ORDINAL_STEMS.length - 1 ? 30 : index + 1;
}

const MONTH = 'янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек';

/** Small letters, one spelling, numbers as digits. */
export function plainRussian(text: string): string {
  const lower = text.toLowerCase().replaceAll('ё', 'е');
  // «5-го», «двадцать пятого ноября» are days of a month; «третьего» by itself may be of an hour.
  const days = lower.replace(
    new RegExp(String.raw`(?<!\p{L})(?:(двадцать|тридцать) )?(${ORDINAL})(?=\s+(?:числа|${MONTH}))`, 'gu'),
    (_whole, tens: string | undefined, word: string) => String((tens === undefined ? 0 : CARDINALS[tens]!) + ordinalOf(word)),
  );
  return days
    .replaceAll(/недельк[уи]/g, 'неделю')
    .replaceAll(/(\d)-?го(?!\p{L})/gu, '$1')
    .replaceAll(/[\p{L}]+/gu, (word) => (Object.hasOwn(CARDINALS, word) ? String(CARDINALS[word]) : word))
    .replaceAll(/(?<!\d)(20|30|40) ([1-9])(?!\d)(?=\s+мин)/g, (_whole, tens: string, ones: string) => String(Number(tens) + Number(ones)));
}

const HOURS = 'час(?:а|ов|у|ам|ик|иков|ика)?|ч';
const MINUTES = 'минут(?:ы|у|ок|очек)?|мин';

/** «через 20 минут», «часа через два», «через полтора часа»: ms from now. */
export function russianSpan(text: string): Found<number> | null {
  const fixed: [RegExp, number][] = [
    [words('(?:через|спустя) пол ?часа|пол ?часа'), 30],
    [words('через полтора часа'), 90],
    [words(`через час с половиной`), 90],
    [words(`через пару (?:${HOURS})`), 120],
    [words(`через пару (?:${MINUTES})`), 2],
    [words(`через минут(?:ку|очку)`), 1],
    [words('через четверть часа'), 15],
  ];
  for (const [pattern, minutes] of fixed) {
    const found = take(text, pattern);
    if (found) return { what: minutes * 60_000, rest: found.rest };
  }
  const tenths = take(text, words(`через (\\d+)[.,](\\d) (?:${HOURS})`));
  if (tenths) return { what: Number(`${tenths.what[1]}.${tenths.what[2]}`) * 3_600_000, rest: tenths.rest };
  const half = take(text, words(`через (\\d+) с половиной (?:${HOURS})`));
  if (half) return { what: (Number(half.what[1]) + 0.5) * 3_600_000, rest: half.rest };
  const long = take(text, words(`через (?:(\\d+) )?(?:${HOURS})(?: и)?(?: (\\d+) (?:${MINUTES}))?`)) ?? take(text, words(`(?:${HOURS}) через (\\d+)`));
  if (long) return { what: Number(long.what[1] ?? 1) * 3_600_000 + Number(long.what[2] ?? 0) * 60_000, rest: long.rest };
  const short = take(text, words(`(?:через )?(\\d+) ?(?:${MINUTES})`)) ?? take(text, words(`(?:${MINUTES}) через (\\d+)`)) ?? take(text, words('через минуту'));
  return short && { what: Number(short.what[1] ?? 1) * 60_000, rest: short.rest };
}

const PART_WORDS: [RegExp, PartName][] = [
  [words('(?:во? )?(?:2|второй) половин[еу] дня|после обеда|днем'), 'afternoon'],
  [words('(?:в )?(?:1|первой) половин[еу] дня|до обеда|перед обедом'), 'beforeLunch'],
  [words('(?:в|во время) обед(?:енное время|енный перерыв|а)?|обедом'), 'lunch'],
  [words('(?:в|к|под|до) кон(?:ец|це|цу|ца) (?:рабочего )?дня'), 'endOfDay'],
  [words('(?:под|ближе к|к) вечер(?:у)?|вечер(?:ом|а|ком)'), 'evening'],
  [words('(?:с|поутру|с самого|рано) ?утра?|утр(?:ом|а|у|ечком)|в начале (?:рабочего )?дня'), 'morning'],
];

/** «утром», «после обеда». */
export function russianPart(text: string): Found<PartName> | null {
  for (const [pattern, part] of PART_WORDS) {
    const found = take(text, pattern);
    if (found) return { what: part, rest: found.rest };
  }
  return null;
}

const HALF = '(?: (утра|дня|вечера|ночи))?';
/** What makes a number a day or a length of time, not an hour. */
const NO_HOUR = String.raw`(?!\d|[:.]\d|\s*(?:${MONTH}|числ|дн[яе]й?(?!\p{L})|день|недел|месяц|мин))`;

function half(word: string | undefined): 'am' | 'pm' | null {
  if (word === undefined) return null;
  return word === 'дня' || word === 'вечера' ? 'pm' : 'am';
}

function at(found: ReturnType<typeof take>, minutes: number | null, word?: string): Found<SaidHour> | null {
  return found && minutes !== null ? { what: halfOf(minutes, half(word)), rest: found.rest } : null;
}

/** «полтретьего», «без пятнадцати три», «четверть пятого»: the hour before, or the part of it that is gone. */
function partOfHour(text: string): Found<SaidHour> | null {
  const middle = take(text, words(`(?:(?:в|к|около) )?(?:пол|половин[аеуы]) ?(${ORDINAL}|\\d{1,2})${HALF}`));
  if (middle) return at(middle, clock(hourOf(middle.what[1]!) - 1, 30), middle.what[2]);
  const quarter = take(text, words(`(?:(?:в|к|около) )?четверть (${ORDINAL}|\\d{1,2})${HALF}`));
  if (quarter) return at(quarter, clock(hourOf(quarter.what[1]!) - 1, 15), quarter.what[2]);
  const before = take(text, words(`без (четверти|\\d{1,2})(?: минут)? (\\d{1,2})(?: (?:${HOURS}))?${HALF}`));
  if (!before) return null;
  return at(before, clock(Number(before.what[2]) - 1, 60 - (before.what[1] === 'четверти' ? 15 : Number(before.what[1]))), before.what[3]);
}

function hourOf(name: string): number {
  return /^\d/.test(name) ? Number(name) : ordinalOf(name);
}

/** «с 10 до 12», «после 18», «до 12»: a stretch, of which each hour will do. */
function stretch(text: string): Found<SaidHour> | null {
  const both = take(text, words(`с (\\d{1,2})(?::00)?(?: (?:${HOURS}))? до (\\d{1,2})(?::00)?(?: (?:${HOURS}))?`));
  if (both) {
    const [from, to] = [afternoon(Number(both.what[1])), afternoon(Number(both.what[2]))];
    return from < to && to <= 24 ? { what: hours(from, from, to - 1), rest: both.rest } : null;
  }
  const after = take(text, words(`(?:после|позже|с) (\\d{1,2})(?::00)?${NO_HOUR}(?: (?:${HOURS}))?`));
  if (after && Number(after.what[1]) < 24) {
    const from = afternoon(Number(after.what[1]));
    return { what: hours(from, from, Math.min(from + 2, 23)), rest: after.rest };
  }
  const before = take(text, words(`(?:до|не позже|не позднее) (\\d{1,2})(?::00)?${NO_HOUR}(?: (?:${HOURS}))?`));
  if (!before || Number(before.what[1]) < 1 || Number(before.what[1]) > 24) return null;
  const to = afternoon(Number(before.what[1]));
  return { what: hours(to - 1, Math.max(to - 3, 0), to - 1), rest: before.rest };
}

/** Nobody is called before seven in the morning: «после 6» is in the evening. */
function afternoon(hour: number): number {
  return hour < 7 ? hour + 12 : hour;
}

function hours(main: number, first: number, last: number): SaidHour {
  return { kind: 'about', main: main * 60, finer: Array.from({ length: last - first + 1 }, (_none, index) => (first + index) * 60) };
}

/** The hour of a text, and the text without it. */
export function russianHour(text: string): Found<SaidHour> | null {
  const noon = take(text, words('(?:в|к) (?:самый )?полдень|полудн(?:ю|я)|полдень'));
  if (noon) return { what: halfOf(12 * 60, 'pm'), rest: noon.rest };
  const midnight = take(text, words('(?:в )?полночь'));
  if (midnight) return { what: { kind: 'at', minutes: 24 * 60, sure: true }, rest: midnight.rest };
  const parted = partOfHour(text) ?? stretch(text);
  if (parted) return parted;
  const exact =
    take(text, words(String.raw`(?:(?:в|к|на|около|ровно в) )?(\d{1,2}):(\d{2})${HALF}`)) ??
    take(text, words(String.raw`(?:(?:в|к|около) )?(\d{1,2})[.\- ](\d{2})(?!\d|[.]\d)${HALF}`));
  if (exact) return at(exact, clock(Number(exact.what[1]), Number(exact.what[2])), exact.what[3]);
  const one = take(text, words(`(?:в|к) час${HALF}`));
  if (one) return at(one, one.what[1] === 'ночи' ? 60 : 13 * 60, one.what[1]);
  const whole =
    // «в 2 дня» is an hour, «через 2 дня» is not.
    take(text, words(String.raw`(?:в|к|около|часов в) (\d{1,2})(?: (?:${HOURS}))? (утра|дня|вечера|ночи)`)) ??
    take(text, words(String.raw`(\d{1,2})(?: (?:${HOURS}))? (утра|вечера|ночи)`)) ??
    take(text, words(String.raw`(\d{1,2}) (?:${HOURS}) (дня)`)) ??
    take(text, words(String.raw`(?:в|к|на|около|часов в|часам к) (\d{1,2})${NO_HOUR}(?: (?:${HOURS}))?`)) ??
    take(text, words(String.raw`(\d{1,2}) (?:${HOURS})`)) ??
    take(text, words(String.raw`(\d{1,2})${NO_HOUR}`));
  return whole && at(whole, clock(Number(whole.what[1])), whole.what[2]);
}
