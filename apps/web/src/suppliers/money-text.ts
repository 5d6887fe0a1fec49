/** `1 250,00 ₽`, `$12.50`: a price as people of a language write it, with all digits that it was given with. */
export function moneyText({ amount, currency }: { amount: string; currency: string }, language: string): string {
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 2,
    maximumFractionDigits: 4,
  }).format(Number(amount));
}
