import { wordsOf } from '../lists/words.rule.js';

/** Capital letters that look alike in Cyrillic and Latin: whoever types an article does not see which keyboard is on. */
const ALIKE: ReadonlyMap<string, string> = new Map(
  [0x410, 0x412, 0x415, 0x401, 0x406, 0x408, 0x41a, 0x41c, 0x41d, 0x41e, 0x420, 0x421, 0x422, 0x423, 0x425, 0x405].map((code, i) => [
    String.fromCodePoint(code),
    [...'ABEEIJKMHOPCTYXS'][i]!,
  ]),
);

const LONGEST_KEY = 100;
const LONGEST_WORD = 40;
const MOST_WORDS = 40;
/** Longer runs of Chinese are looked up by their beginnings only. */
const LONGEST_RUN = 12;
/** Letters by which a word is the same in another case or number. */
const STEM = 5;

/**
 * An article as it is compared: capitals, Latin where a Cyrillic letter looks the same, without spaces, dashes and underscores. All else stays,
 * leading zeros, points and strokes, since `1.25` and `125` are two articles. Empty where nothing is left that tells one article from another.
 */
export function articleKey(text: string): string {
  const key = [...text.normalize('NFKC').toUpperCase().normalize('NFKC')]
    .filter((sign) => !/[\s\p{Pd}\p{Cc}\p{Cf}_−]/u.test(sign))
    .map((sign) => ALIKE.get(sign) ?? sign)
    .join('');
  return /[\p{L}\p{N}]/u.test(key) ? [...key].slice(0, LONGEST_KEY).join('') : '';
}

/** The words by which an item is found: of its name and article, each once. What has a digit in it is compared as an article is. */
export function itemWords(...texts: readonly (string | null)[]): string[] {
  const words = texts.flatMap((text) => wordsOf(text ?? '')).flatMap((word) => withParts(asWritten(word)));
  return [...new Set(words.map((word) => [...word].slice(0, LONGEST_WORD).join('')))].slice(0, MOST_WORDS);
}

/** The words that somebody typed: an item has to have all of them, or longer ones that begin so. Single letters say too little and are left out. */
export function typedWords(text: string): string[] {
  const words = [...new Set(wordsOf(text).map((word) => [...asWritten(word)].slice(0, LONGEST_WORD).join('')))];
  return words.filter((word) => word.length > 1 || /\p{Script=Han}/u.test(word)).slice(0, 8);
}

function asWritten(word: string): string {
  return /\p{N}/u.test(word) ? articleKey(word).toLowerCase() : word;
}

/** `sm58a` is also found by `58a`, and a run of Chinese by each of its ends: nobody writes spaces there. */
function withParts(word: string): string[] {
  if (/^\p{Script=Han}+$/u.test(word)) {
    const signs = [...word].slice(0, LONGEST_RUN);
    return signs.map((_, i) => signs.slice(i).join(''));
  }
  const parts = [...word.matchAll(/(?<=\p{L})\p{N}|(?<=\p{N})\p{L}/gu)].map(({ index }) => word.slice(index));
  return [word, ...parts.filter((part) => part.length > 1)];
}

/**
 * Whether two names under one article may be the same goods: they share a word beside the article, or one of them says nothing more. Suppliers' own
 * numbers ("1001") meet by chance, and a price must not be shown under somebody else's goods.
 */
export function sameGoods(article: string | null, a: string | null, b: string | null): boolean {
  const known = new Set(itemWords(article));
  const [first, second] = [a, b].map((name) => wordsOf(name ?? '').filter((word) => !known.has(asWritten(word)) && word.length > 1));
  return first!.length === 0 || second!.length === 0 || first!.some((word) => second!.some((other) => alike(word, other)));
}

/** «микрофон» and «микрофоны» are one word. */
const alike = (a: string, b: string) => a.slice(0, STEM) === b.slice(0, STEM);

/** By what an item without an article is known again: its name. It begins with a sign that no article key has. */
export function itemKey(article: string | null, name: string | null): string {
  const key = articleKey(article ?? '');
  return key === ''
    ? ` ${wordsOf(name ?? '')
        .join(' ')
        .slice(0, 300)}`
    : key;
}
