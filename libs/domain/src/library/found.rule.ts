import { wordsOf } from '../lists/words.rule.js';

/** Something that is looked for by what is typed: its title and other wordings first, and the rest of its text. */
export interface Findable {
  /** A hit here counts more. */
  readonly names: readonly string[];
  readonly text: readonly string[];
}

/** Endings change in Russian: so much of a longer word must be the same. */
const ENDING = 2;
const STEM = 3;

/** Whether a typed word means this one: its beginning, or another form of it. In Chinese, where words are not parted, anywhere in it. */
function means(typed: string, word: string): boolean {
  if (word.startsWith(typed) || (/\p{Script=Han}/u.test(typed) && word.includes(typed))) return true;
  const stem = Math.max(STEM, typed.length - ENDING);
  return typed.length > STEM && word.length >= stem && word.startsWith(typed.slice(0, stem)) && Math.abs(word.length - typed.length) <= ENDING;
}

/** 2 where each typed word is in the names, 1 where some are only in the text, 0 where one is nowhere. */
function hit(typed: readonly string[], { names, text }: Findable): number {
  const named = names.flatMap(wordsOf);
  const said = text.flatMap(wordsOf);
  if (typed.every((word) => named.some((one) => means(word, one)))) return 2;
  return typed.every((word) => [...named, ...said].some((one) => means(word, one))) ? 1 : 0;
}

/** Those that were meant by what was typed, the surer ones first, else in their order; all where nothing was typed. */
export function found<T>(typed: string, all: readonly T[], of: (one: T) => Findable): T[] {
  const words = wordsOf(typed);
  if (words.length === 0) return [...all];
  return all
    .map((one) => ({ one, hit: hit(words, of(one)) }))
    .filter((row) => row.hit > 0)
    .toSorted((a, b) => b.hit - a.hit)
    .map(({ one }) => one);
}
