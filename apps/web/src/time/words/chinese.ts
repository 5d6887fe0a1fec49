import { clock, halfOf, take, type Found, type PartName, type SaidHour } from './reading';

const DIGITS = '零一二三四五六七八九';

function numberOf(text: string): number {
  const plain = text.replaceAll('两', '二').replaceAll('〇', '零');
  const ten = plain.indexOf('十');
  if (ten < 0) return Number([...plain].map((sign) => DIGITS.indexOf(sign)).join(''));
  const tens = ten === 0 ? 1 : DIGITS.indexOf(plain[0]!);
  return tens * 10 + (plain.length > ten + 1 ? DIGITS.indexOf(plain[ten + 1]!) : 0);
}

/** Numbers as digits where something is counted by them, one word for each thing. */
export function plainChinese(text: string): string {
  return text
    .replaceAll(/\s+/g, '')
    .replaceAll('：', ':')
    .replaceAll(/([零〇一二两三四五六七八九十]+)(?=个|点|时|分|刻|天|周|星期|月|日|号|小时|钟头)/g, (_whole, digits: string, place: number, all: string) =>
      // The day of the week is no number: 周二十点 is ten o'clock on a Tuesday.
      /(?:周|星期|礼拜)$/.test(all.slice(0, place)) ? `${digits[0]}${digits.length > 1 ? numberOf(digits.slice(1)) : ''}` : String(numberOf(digits)),
    )
    .replaceAll(/(?<=点)([零〇一二两三四五六七八九十]+)(?!刻)/g, (digits) => String(numberOf(digits)))
    .replaceAll('点钟', '点')
    .replaceAll(/(今|明|后)(早|晚)(?!天)上?/g, '$1天$2上')
    .replaceAll(/礼拜|星期(?=[一二三四五六日天])/g, '周');
}

/** 半小时后, 两个小时以后, 20分钟后: ms from now. */
export function chineseSpan(text: string): Found<number> | null {
  const later = '(?:之后|以后|后)';
  const hours = take(text, new RegExp(`(\\d+)个(半)(?:小时|钟头)${later}?`, 'u')) ?? take(text, new RegExp(`(\\d+)个?()(?:小时|钟头)${later}?`, 'u'));
  if (hours) return { what: (Number(hours.what[1]) + (hours.what[2] ? 0.5 : 0)) * 3_600_000, rest: hours.rest };
  const half = take(text, new RegExp(`(?:过)?半个?(?:小时|钟头)${later}?`, 'u'));
  if (half) return { what: 30 * 60_000, rest: half.rest };
  const quarter = take(text, new RegExp(`1刻钟${later}?`, 'u'));
  if (quarter) return { what: 15 * 60_000, rest: quarter.rest };
  const minutes = take(text, new RegExp(`(\\d+)分钟?${later}`, 'u'));
  return minutes && { what: Number(minutes.what[1]) * 60_000, rest: minutes.rest };
}

const PART_WORDS: [RegExp, PartName][] = [
  [/午饭后|午饭以后|下午|午后/u, 'afternoon'],
  [/午饭前/u, 'beforeLunch'],
  [/上午|早上|早晨|清晨|一早/u, 'morning'],
  [/中午|午饭时/u, 'lunch'],
  [/下班前/u, 'endOfDay'],
  [/晚上|傍晚/u, 'evening'],
];

/** 上午, 下午. */
export function chinesePart(text: string): Found<PartName> | null {
  for (const [pattern, part] of PART_WORDS) {
    const found = take(text, pattern);
    if (found) return { what: part, rest: found.rest };
  }
  return null;
}

const HALVES: Readonly<Record<string, 'am' | 'pm'>> = {
  凌晨: 'am',
  早上: 'am',
  早晨: 'am',
  清晨: 'am',
  上午: 'am',
  中午: 'pm',
  下午: 'pm',
  午后: 'pm',
  傍晚: 'pm',
  晚上: 'pm',
};

/** The hour of a text, and the text without it. */
export function chineseHour(text: string): Found<SaidHour> | null {
  const halves = Object.keys(HALVES).join('|');
  const found = take(text, new RegExp(`(${halves})?(\\d{1,2})(?:点|时|:)(?:(半)|(\\d)刻|(\\d{1,2})分?)?(?:左右)?`, 'u'));
  if (!found) return null;
  const [, word, hour, half, quarters, minutes] = found.what;
  const minute = half ? 30 : quarters ? Number(quarters) * 15 : Number(minutes ?? 0);
  const said = clock(Number(hour), minute);
  // 中午11点 is before noon.
  const side = word === '中午' && Number(hour) > 9 && Number(hour) < 12 ? 'am' : word === undefined ? null : HALVES[word]!;
  return said === null ? null : { what: halfOf(said, side), rest: found.rest };
}
