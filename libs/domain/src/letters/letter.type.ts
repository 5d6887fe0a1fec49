import type { LocalText } from '../packs/local-text.type.js';

/** What a letter can speak of. `clientKind` is `private` or `legal`, `promisedBy` an instant (RFC 3339), `wantedOn` and `askedOn` days (YYYY-MM-DD), all others are texts. */
export const LETTER_VALUES = [
  'client',
  'phone',
  'email',
  'company',
  'inn',
  'city',
  'clientKind',
  'gist',
  'neededBy',
  'number',
  'promisedBy',
  'link',
  'to',
  'sender',
  'items',
  'wantedOn',
  'reference',
  'askedOn',
] as const;

export type LetterValue = (typeof LETTER_VALUES)[number];

/** What is known when a letter is written; an empty text is as little known as none. */
export type LetterValues = Readonly<Partial<Record<LetterValue, string | null>>>;

/** A line of a letter. Left out, or said `otherwise`, where something that it `needs` is not known; without `needs` the letter cannot go out then. */
export interface LetterLine {
  readonly line: LocalText;
  readonly needs?: readonly LetterValue[];
  readonly otherwise?: LocalText;
}

/** A letter of a pack, with `{{placeholders}}`. */
export interface LetterTemplate {
  /** What people call it. */
  readonly title: LocalText;
  /** The requirement that it comes from. */
  readonly source: string;
  readonly subject: LocalText;
  /** Paragraphs of lines. */
  readonly body: readonly (readonly LetterLine[])[];
  /** How a value out of a closed list is said. */
  readonly words?: Readonly<Partial<Record<LetterValue, Readonly<Record<string, LocalText>>>>>;
}

/** The values of closed lists: a letter that speaks of one has words for each. */
export const CLOSED_VALUES: Readonly<Partial<Record<LetterValue, readonly string[]>>> = { clientKind: ['private', 'legal'] };

/** Values that are days. */
export const DAY_VALUES: readonly LetterValue[] = ['wantedOn', 'askedOn'];

/** The letters that the product sends, and what each must speak of (forms-and-letters). */
export const LETTER_CONTENTS = {
  /** WT-L1: to the manager, «СРОЧНО». */
  'urgent-call': ['client', 'phone', 'company', 'city', 'clientKind', 'gist', 'promisedBy', 'link'],
  /** WT-L5: to a supplier. */
  'supplier-question': ['items', 'wantedOn', 'reference', 'sender'],
} as const satisfies Readonly<Record<string, readonly LetterValue[]>>;

export type LetterName = keyof typeof LETTER_CONTENTS;
