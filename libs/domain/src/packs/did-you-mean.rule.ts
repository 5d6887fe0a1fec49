/** How many letters must be put in, left out, changed or swapped with their neighbour to make one word of the other. */
export function lettersApart(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, rows[i - 2]![j - 2]! + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}

/** The known word that was probably meant: a third of its letters may be wrong, and case does not count. */
export function meant(word: string, known: Iterable<string>): string | undefined {
  let best: { word: string; apart: number } | undefined;
  for (const candidate of known) {
    const apart = lettersApart(word.toLowerCase(), candidate.toLowerCase());
    if (apart <= Math.max(1, Math.floor(candidate.length / 3)) && (!best || apart < best.apart)) best = { word: candidate, apart };
  }
  return best?.word;
}

const MOST_LISTED = 12;

/** What to do about a word that is not known, as the end of a sentence: the word that was meant, else those that there are. */
export function advice(word: string, known: Iterable<string>): string {
  const words = [...known];
  const right = meant(word, words);
  if (right !== undefined) return `did you mean "${right}"?`;
  if (words.length === 0) return 'there is none.';
  const more = words.length > MOST_LISTED ? ` and ${words.length - MOST_LISTED} more` : '';
  return `choose one of ${words.slice(0, MOST_LISTED).join(', ')}${more}.`;
}
