import Papa from 'papaparse';

/** In this order where two are equally good: a price with a fraction has a comma, too. */
const DELIMITERS = [';', '\t', ',', '|'] as const;
/** Rows by which it is judged. */
const JUDGED = 200;
/** More columns say no more than so many. */
const ENOUGH = 5;

/**
 * What stands between the columns of a text: by what most rows have the same number of columns, and several. Rows of groups have one, and in
 * «Цена, руб.» or `12,50` there are commas beside the semicolons, so a single odd row decides nothing.
 */
export function delimiterOf(text: string): string {
  const scores = DELIMITERS.map((delimiter) => ({ delimiter, score: scoreOf(text, delimiter) }));
  return scores.toSorted((a, b) => b.score - a.score)[0]!.delimiter;
}

function scoreOf(text: string, delimiter: string): number {
  const { data } = Papa.parse<string[]>(text, { delimiter, preview: JUDGED, skipEmptyLines: 'greedy' });
  const widths = new Map<number, number>();
  for (const { length } of data) if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1);
  return Math.max(0, ...[...widths].map(([width, rows]) => (rows / data.length) * Math.min(width, ENOUGH)));
}
