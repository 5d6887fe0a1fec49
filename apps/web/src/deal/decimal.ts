import { Decimal } from 'decimal.js';
import { isDecimal as isDecimalText } from '../task/form/decimal';

/** As many as the server takes. */
const FRACTION = 4;

/** Whether a value is decimal text of more than zero, as fields of amounts hold it. */
export function isDecimal(value: unknown): value is string {
  return typeof value === 'string' && isDecimalText(value);
}

/** Less than zero, zero, or more, as the one is less, the same, or more than the other. */
export function compareDecimals(one: string, other: string): number {
  return new Decimal(one).comparedTo(other);
}

/** `12,5`, `1 250` in the reader's language, a price with all of its kopecks where it has any; what is no number stays as it was typed. */
export function shownDecimal(value: unknown, language: string, of: 'quantity' | 'price' = 'quantity'): string {
  if (!isDecimal(value)) return typeof value === 'string' ? value : '';
  const least = of === 'price' && !new Decimal(value).isInteger() ? 2 : 0;
  return new Intl.NumberFormat(language, { minimumFractionDigits: least, maximumFractionDigits: FRACTION }).format(value as Intl.StringNumericLiteral);
}

/** What is left of a whole when a part is taken; never less than zero. */
export function leftOf(whole: string, part: string): string {
  return Decimal.max(new Decimal(whole).minus(part), 0).toFixed();
}
