import { found } from '#domain/library/found.rule.js';
import type { Library } from '../api/types';

/** Something to be found in the library: a question with its answer, or an objection with its arguments. */
export type LibraryEntry = { id: string; title: string; wordings: string[] } & (
  { kind: 'question'; answer: string } | { kind: 'objection'; arguments: Library['objections'][number]['arguments'] }
);

/** The entry that is no question: the talk standard. */
export const HOW_TO_TALK = 'how';

/** Of each kind so many lie open before anything is typed. */
const OFTEN = { question: 2, objection: 1 };

/** Questions first, then objections, as the pack has them. */
export function entriesOf({ questions, objections }: Library): LibraryEntry[] {
  return [
    ...questions.map(({ id, question, answer, wordings }) => ({ kind: 'question' as const, id: `question ${id}`, title: question, answer, wordings })),
    ...objections.map(({ id, label, wordings, ...rest }) => ({ kind: 'objection' as const, id: `objection ${id}`, title: label, wordings, ...rest })),
  ];
}

/** By the same rule as the server's, so that a lost connection takes nothing from the talk. */
export function findEntries(typed: string, all: readonly LibraryEntry[]): LibraryEntry[] {
  return found(typed, all, (entry) => ({
    names: [entry.title, ...entry.wordings],
    text: entry.kind === 'question' ? [entry.answer] : entry.arguments.flatMap(({ agree, counter, ask }) => [agree, counter, ask]),
  }));
}

/** What the pack names first. */
export function oftenAsked(all: readonly LibraryEntry[]): LibraryEntry[] {
  const first = (kind: LibraryEntry['kind']) => all.filter((entry) => entry.kind === kind).slice(0, OFTEN[kind]);
  return [...first('question'), ...first('objection')];
}
