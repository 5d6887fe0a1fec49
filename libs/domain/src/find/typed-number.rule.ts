/** Longer numbers are phones. */
const MOST_DIGITS = 9;
/** A number as people say it: perhaps with the letters and the dash that stand before it on paper. */
const NUMBER = /^\p{L}{0,3}[\s№#.\-–—]*([1-9]\d*)$/u;

/** From a number up to, and without, another one. */
export interface NumberSpan {
  from: number;
  to: number;
}

/** The numbers that begin with these digits, the number itself first: each an interval of an index. Empty where it is no number of a case. */
export function numbersBeginningWith(typed: string): NumberSpan[] {
  const digits = NUMBER.exec(typed.normalize('NFKC').trim())?.[1];
  if (digits === undefined || digits.length > MOST_DIGITS) return [];
  const first = Number(digits);
  return Array.from({ length: MOST_DIGITS - digits.length + 1 }, (_, more) => ({ from: first * 10 ** more, to: (first + 1) * 10 ** more }));
}
