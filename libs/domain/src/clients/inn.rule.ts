const OF_TEN = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const OF_TWELVE = [
  [7, 2, 4, 10, 3, 5, 9, 4, 6, 8],
  [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8],
];

/**
 * Whether this can be an INN, by the check digits of the Federal Tax Service: 10 digits of a company, 12 of a person. The weighted sum of the digits
 * before a check digit, modulo 11, then modulo 10, is that digit. Nothing but zeros would pass, and is none.
 */
export function isInn(text: string): boolean {
  if (!/^(\d{10}|\d{12})$/.test(text) || /^0+$/.test(text)) return false;
  const digits = [...text].map(Number);
  const weights = digits.length === 10 ? [OF_TEN] : OF_TWELVE;
  return weights.every((row) => (row.reduce((sum, weight, i) => sum + weight * digits[i]!, 0) % 11) % 10 === digits[row.length]);
}
