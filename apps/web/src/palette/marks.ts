import { wordsOf } from '#domain/lists/words.rule.js';
import { digitsOf } from '../call/phone';

/** A piece of a text: what was typed, or what lies between. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** Fewer digits are in nearly every number. */
const LEAST_DIGITS = 2;

/** A text in pieces: the beginnings of words, and the digits, that were typed. */
export function piecesOf(text: string, typed: string): Piece[] {
  const spans = /\p{L}/u.test(typed) && !/\d{2}/.test(typed) ? wordSpans(text, typed) : [...wordSpans(text, typed), ...digitSpan(text, typed)];
  const pieces: Piece[] = [];
  let at = 0;
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    if (from < at) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), hit: false });
    pieces.push({ text: text.slice(from, to), hit: true });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), hit: false });
  return pieces;
}

type Span = [from: number, to: number];

function wordSpans(text: string, typed: string): Span[] {
  const wanted = wordsOf(typed).filter((word) => /\p{L}/u.test(word));
  if (wanted.length === 0) return [];
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].flatMap(({ 0: word, index }): Span[] => {
    const folded = wordsOf(word)[0] ?? '';
    const begun = wanted.filter((one) => folded.startsWith(one)).toSorted((a, b) => b.length - a.length)[0];
    return begun === undefined ? [] : [[index, index + Math.min(begun.length, word.length)]];
  });
}

/** Where the digits stand one after the other, whatever is written between them. */
function digitSpan(text: string, typed: string): Span[] {
  const bare = typed.replaceAll(/\D/g, '');
  if (bare.length < LEAST_DIGITS) return [];
  const places = [...text.matchAll(/\d/g)].map(({ index }) => index);
  const digits = places.map((at) => text[at]).join('');
  for (const wanted of new Set([bare, digitsOf(typed).replaceAll(/\D/g, '')])) {
    const at = digits.endsWith(wanted) ? digits.length - wanted.length : digits.indexOf(wanted);
    if (at >= 0) return [[places[at]!, places[at + wanted.length - 1]! + 1]];
  }
  return [];
}
