/** A time of day as somebody said it; minutes after midnight by the clock that he means. */
export type SaidHour =
  /** `sure`: it cannot be the other half of the day. */
  | { kind: 'at'; minutes: number; sure: boolean }
  /** A part of the day: hours one might mean, the likeliest first as `main`. */
  | { kind: 'about'; main: number; finer: readonly number[] };

/** Days as somebody said them, each its midnight on the wall as if it were UTC (epoch ms). */
export interface SaidDays {
  days: readonly number[];
  /** They are answers to choose from: more than one was named, or a word that fits several. */
  several: boolean;
}

/** What a rule found in a text, and the text without it. */
export interface Found<T> {
  what: T;
  rest: string;
}

const MINUTE = 60;

/** Of a whole day, and of its parts: what is meant most often, and what else may be. */
export const PARTS = {
  day: about(10, [10, 12, 14, 16]),
  morning: about(10, [9, 10, 11]),
  beforeLunch: about(11, [9, 10, 11, 12]),
  lunch: about(13, [12, 13, 14]),
  afternoon: about(14, [13, 14, 15, 16]),
  endOfDay: about(17, [16, 17, 18]),
  evening: about(18, [17, 18, 19, 20]),
} as const;

export type PartName = keyof typeof PARTS;

function about(main: number, finer: readonly number[]): SaidHour & { kind: 'about' } {
  return { kind: 'about', main: main * MINUTE, finer: finer.map((hour) => hour * MINUTE) };
}

/** Takes the first match of a pattern out of a text. */
export function take(text: string, pattern: RegExp): Found<RegExpExecArray> | null {
  const match = pattern.exec(text);
  if (!match) return null;
  return { what: match, rest: `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}` };
}

/** A pattern of whole words, in letters of any script. */
export function words(source: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\d])(?:${source})(?![\p{L}\d])`, 'u');
}

/** The hour and minute of the clock, if a clock has them. */
export function clock(hour: number, minute = 0): number | null {
  return hour <= 24 && minute < MINUTE ? hour * MINUTE + minute : null;
}

/** An hour with what was said of its half of the day; without a word the half stays open up to noon. */
export function halfOf(minutes: number, half: 'am' | 'pm' | null): SaidHour {
  const noon = 12 * MINUTE;
  if (half === 'pm') return { kind: 'at', minutes: minutes < noon ? minutes + noon : minutes, sure: true };
  if (half === 'am') return { kind: 'at', minutes: minutes >= noon && minutes < noon + MINUTE ? minutes - noon : minutes, sure: true };
  // "At 9" and "at 12" may be either; 13 and later, and 0, are one.
  return { kind: 'at', minutes, sure: minutes > noon + MINUTE - 1 || minutes < MINUTE };
}
