import type { LocalText } from '../packs/local-text.type.js';

/** Why something ended as it did: one of a list, so that it can be counted. */
export interface Reason {
  readonly label: LocalText;
  /** The reason alone says too little: the form's `note` must say the rest. */
  readonly needsNote?: true;
}

/** Reasons to choose from, by their codes, in the order in which they are shown. */
export interface ReasonList {
  readonly reasons: Readonly<Record<string, Reason>>;
  /** The requirement that it comes from. */
  readonly source: string;
}

/** The lists of a pack, by the names that contracts use. */
export type ReasonLists = Readonly<Record<string, ReasonList>>;
