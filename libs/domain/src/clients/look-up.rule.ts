import { wordsOf as foldedWordsOf } from '../lists/words.rule.js';

/** Words of one client at most: a name of 300 letters must not become 150 rows. */
const MOST_WORDS = 20;
const LONGEST_WORD = 60;

/** Shortest beginnings that are looked for: less would be found in every other client. */
const LEAST = { letters: 2, phone: 5, tail: 4, inn: 4 };
/** Nothing sorts behind it. */
const END = '\u{10ffff}';

/** The words of a name as they are looked up, each once. */
export function wordsOf(text: string): string[] {
  return [...new Set(foldedWordsOf(text).map((word) => [...word].slice(0, LONGEST_WORD).join('')))].slice(0, MOST_WORDS);
}

/** From a value up to where those end that begin with it, byte by byte. */
export interface Span {
  from: string;
  to: string;
}

/** What somebody may mean who types this. */
export interface LookUp {
  phones: Span[];
  /** Last digits of a phone, from the last to the first. */
  tails: Span[];
  emails: Span[];
  inns: Span[];
  /** All of them have to be there. */
  words: Span[];
}

/** Reads what was typed so far: a phone in any spelling by its first or its last digits, an e-mail, an INN, words of a name. */
export function lookUpOf(typed: string): LookUp {
  const text = typed.normalize('NFKC').trim();
  const digits = text.replaceAll(/\D/g, '');
  const isNumber = digits !== '' && !/[\p{L}@]/u.test(text);
  const bare = isNumber && /^\d+$/.test(text);
  const words = isNumber ? [] : wordsOf(text);
  const long = words.filter((word) => word.length >= LEAST.letters);
  return {
    phones: isNumber
      ? beginnings(text, digits)
          .filter((e164) => e164.length >= LEAST.phone)
          .map(spanOf)
      : [],
    tails: isNumber && digits.length >= LEAST.tail ? [spanOf([...digits].reverse().join(''))] : [],
    emails: !isNumber && /^[\p{L}\p{N}]\S+$/u.test(text) ? [spanOf(text.toLowerCase())] : [],
    inns: bare && digits.length >= LEAST.inn ? [spanOf(digits)] : [],
    words: long.length > 0 ? words.toSorted((a, b) => b.length - a.length).map(spanOf) : [],
  };
}

/** E.164 of what may become: a Russian number with 8, 7 or neither before it, or one of elsewhere. */
function beginnings(text: string, digits: string): string[] {
  if (text.startsWith('+')) return [`+${digits}`];
  if (digits.startsWith('8')) return [`+7${digits.slice(1)}`, `+${digits}`];
  return digits.startsWith('7') ? [`+${digits}`, `+7${digits}`] : [`+7${digits}`, `+${digits}`];
}

function spanOf(from: string): Span {
  return { from, to: from + END };
}
