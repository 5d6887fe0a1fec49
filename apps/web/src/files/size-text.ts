const KILO = 1_000;

/** `118 КБ`, `2.4 MB`: as people read the size of a file. */
export function sizeText(bytes: number, language: string): string {
  const unit = bytes < KILO * KILO ? 'kilobyte' : 'megabyte';
  const amount = Math.max(1, bytes) / (unit === 'kilobyte' ? KILO : KILO * KILO);
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: unit === 'megabyte' ? 1 : 0 }).format(
    unit === 'kilobyte' ? Math.max(1, amount) : amount,
  );
}
