/** How people write their numbers: with a comma before the fraction, or with a point. */
type Language = string;

/** As the server takes it: above zero, up to 15 digits before the point and 4 after it. */
const DECIMAL = /^(?=[\d.]*[1-9])(?:0|[1-9]\d{0,14})(?:\.\d{1,4})?$/;
/** Thousands in groups: the same sign between all of them. */
const GROUPED = /^\d{1,3}([.,])\d{3}(?:\1\d{3})*$/;

/** Whether this is an amount or a quantity that can be sent. */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

/** An amount as it was typed or pasted, `1 250,00` or `1,250.00`, as it is kept: `1250.00`. What is no number stays as it is, to be shown as wrong. */
export function readDecimal(typed: string, language: Language): string {
  const text = typed.normalize('NFKC').replaceAll(/[\s'’]/g, '');
  const mark = markOf(text, language);
  const [whole = '', fraction, more] = mark === null ? [text.replaceAll(/[.,]/g, '')] : text.split(mark);
  const digits = GROUPED.test(whole) ? whole.replaceAll(/[.,]/g, '') : whole;
  if (more !== undefined || !/^\d*$/.test(digits) || !/^\d*$/.test(fraction ?? '') || digits + (fraction ?? '') === '') return typed.trim();
  const plain = digits.replace(/^0+(?=\d)/, '') || '0';
  return fraction ? `${plain}.${fraction}` : plain;
}

/** The sign before the fraction; null where there is none. One sign alone groups only where the language groups by it. */
function markOf(text: string, language: Language): '.' | ',' | null {
  const signs = text.match(/[.,]/g) ?? [];
  const last = signs.at(-1) as '.' | ',' | undefined;
  if (last === undefined) return null;
  if (signs.length > 1) return new Set(signs).size === 1 && GROUPED.test(text) ? null : last;
  return last === ',' && language !== 'ru' && GROUPED.test(text) ? null : last;
}

/** A kept amount as people read it: `1 250,00`. Its digits are never rounded; what is no amount stays as it is. */
export function decimalText(text: string, language: Language): string {
  if (!isDecimal(text)) return text;
  const [whole = '', fraction] = text.split('.');
  const [group, mark] = language === 'ru' ? ['\u00a0', ','] : [',', '.'];
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, group);
  return fraction ? `${grouped}${mark}${fraction}` : grouped;
}
