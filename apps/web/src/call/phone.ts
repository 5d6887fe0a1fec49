/** Fewer are not a number that one could look for. */
const FEWEST = 3;
/** Of a Russian number with its country. */
const WHOLE = 11;

/** The digits of a number in any spelling, a Russian one with its country: `8 (900) 000-31-08` is `79000003108`. */
export function digitsOf(spelling: string): string {
  const digits = spelling.replaceAll(/\D/g, '');
  if (spelling.trim().startsWith('+')) return digits;
  if (digits.startsWith('8')) return `7${digits.slice(1)}`;
  return digits.startsWith('9') ? `7${digits}` : digits;
}

/** Whether two spellings are of one number. */
export function samePhone(one: string | null | undefined, other: string | null | undefined): boolean {
  return isWhole(one) && digitsOf(one!) === digitsOf(other ?? '');
}

/** Whether it is long enough to be dialled. */
export function isWhole(spelling: string | null | undefined): boolean {
  return typeof spelling === 'string' && digitsOf(spelling).length >= WHOLE;
}

/** Whether there is enough of it to look for. */
export function isBegun(spelling: string): boolean {
  return spelling.replaceAll(/\D/g, '').length >= FEWEST;
}

/** How much of a written number is what was typed so far: the place after its last typed digit; 0 where it does not begin so. */
export function typedPart(written: string, typed: string): number {
  const wanted = digitsOf(typed);
  if (wanted === '' || !digitsOf(written).startsWith(wanted)) return 0;
  let left = wanted.length;
  for (let at = 0; at < written.length; at += 1) {
    if (/\d/.test(written[at]!)) left -= 1;
    if (left === 0) return at + 1;
  }
  return 0;
}
