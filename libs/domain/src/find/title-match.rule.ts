import { wordsOf } from '../lists/words.rule.js';

/** Fewer letters begin a word of nearly every title. */
const LEAST = 2;

/** Whether each word that was typed begins a word of the title; never where nothing long enough was typed. */
export function isTitleMeant(typed: string, title: string): boolean {
  const wanted = wordsOf(typed);
  if (!wanted.some((word) => [...word].length >= LEAST)) return false;
  const words = wordsOf(title);
  return wanted.every((begin) => words.some((word) => word.startsWith(begin)));
}
