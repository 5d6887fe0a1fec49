import type { LocalText } from '../packs/local-text.type.js';
import type { Language } from '../people/principal.rule.js';

/** Other words by which people look for the same, by language. */
export type Wordings = Readonly<Partial<Record<Language, readonly string[]>>>;

/** What clients ask, and what to answer. */
export interface Question {
  readonly question: LocalText;
  readonly wordings: Wordings;
  readonly answer: LocalText;
  readonly source: string;
}

/** One way to answer an objection, said without a pause: agree, counter, ask back (WT-O). */
export interface Argument {
  readonly agree: LocalText;
  readonly counter: LocalText;
  readonly ask: LocalText;
}

/** What keeps a client from agreeing, and the arguments to choose from. */
export interface Objection {
  readonly label: LocalText;
  readonly wordings: Wordings;
  readonly arguments: readonly Argument[];
  readonly source: string;
}

/** One rule of how to talk. */
export interface TalkRule {
  readonly text: LocalText;
  readonly source: string;
}

/** How one talks with clients in this company, and how not. */
export interface TalkStandard {
  readonly do: readonly TalkRule[];
  readonly dont: readonly TalkRule[];
}
