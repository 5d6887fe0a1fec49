import { Decimal } from 'decimal.js';

/** What stands between the whole and the fraction. */
export type DecimalMark = ',' | '.';

/** A number read from a text: its digits with a point, or why it cannot be told. */
export type ReadDecimal = { value: string } | { wrong: 'no-number' | 'ambiguous' };

const NONE: ReadDecimal = { wrong: 'no-number' };
const GROUPED = /^(\d{1,3}(?: \d{3})+|\d{1,15})(?:([.,])(\d{1,15}))?$/;
const MARKED = /^\d{1,3}([.,])\d{3}(?:\1\d{3})*(?:([.,])(\d{1,15}))?$/;

/**
 * Reads a number as people write it: `1 250,00`, `1.250,00`, `1,250.00`, `1'250.00`, `1250,-`. `1,250` alone may be two numbers; which one is told by
 * `mark`, what the rest of its column has before a fraction, and by nothing else.
 */
export function readDecimal(text: string, mark: DecimalMark | null = null): ReadDecimal {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[\s'’`]+/g, ' ')
    .trim();
  const negative = /^[-−–]/.test(plain);
  const digits = plain.replace(/^[-−–+] ?/, '').replace(/[.,][-–—]{1,2}$/, '');
  const read = readUnsigned(digits, mark);
  return 'value' in read && negative ? { value: new Decimal(read.value).neg().toFixed() } : read;
}

function readUnsigned(text: string, mark: DecimalMark | null): ReadDecimal {
  const grouped = GROUPED.exec(text);
  if (grouped) {
    const [, whole = '', sign, fraction] = grouped;
    if (sign && fraction?.length === 3 && /^[1-9]\d{0,2}$/.test(whole)) {
      if (mark === null) return { wrong: 'ambiguous' };
      return valueOf(mark === sign ? `${whole}.${fraction}` : whole + fraction);
    }
    return valueOf(`${whole.replaceAll(' ', '')}${fraction ? `.${fraction}` : ''}`);
  }
  const marked = MARKED.exec(text);
  // One sign groups, and another one, or none, stands before the fraction.
  if (!marked || marked[1] === marked[2]) return NONE;
  const fraction = marked[3] ?? '';
  const whole = text.slice(0, text.length - (fraction ? fraction.length + 1 : 0)).replaceAll(/[.,]/g, '');
  return whole.length > 15 ? NONE : valueOf(`${whole}${fraction ? `.${fraction}` : ''}`);
}

const valueOf = (digits: string): ReadDecimal => ({ value: new Decimal(digits).toFixed() });

/** What the numbers of a column have before their fraction, by those that leave no doubt; null where none does, or they contradict each other. */
export function markOf(texts: Iterable<string>): DecimalMark | null {
  const seen = new Set<DecimalMark>();
  for (const text of texts) {
    const [digits] = /\d[\d\s.,'’]*/u.exec(text) ?? [];
    const sign = digits === undefined ? undefined : surelyMarked(digits.replace(/[\s.,]+$/u, ''));
    if (sign) seen.add(sign);
    if (seen.size > 1) return null;
  }
  return [...seen][0] ?? null;
}

function surelyMarked(text: string): DecimalMark | undefined {
  const signs = text.match(/[.,]/g) ?? [];
  const last = signs.at(-1) as DecimalMark | undefined;
  if (!last) return undefined;
  const other: DecimalMark = last === ',' ? '.' : ',';
  if (new Set(signs).size === 2) return signs.filter((sign) => sign === last).length === 1 ? last : undefined;
  if (signs.length > 1) return other; // 1.250.000: it groups
  const [whole = '', fraction = ''] = text.split(last);
  const doubtful = fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  return doubtful || !/^\d+$/.test(fraction) ? undefined : last;
}
