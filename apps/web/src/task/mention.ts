import { mentionOf } from '#domain/tasks/comment-text.rule.js';

/** Somebody who was chosen from the list while one writes. */
export interface Named {
  id: string;
  name: string;
}

/** What is typed of a name: where it begins, at its `@`, and the words so far. */
export interface Asked {
  at: number;
  typed: string;
}

/** At the beginning of a word, not in an address; a name may have two words. */
const ASKED = /(?:^|[\s(«"„,;:])@([\p{L}\p{M}\p{N}.'’-]*(?: [\p{L}\p{M}.'’-]*)?)$/u;

/** Without the dots and accents that people leave out. */
const plain = (text: string) => text.toLocaleLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').trim();

/** The name that is being typed before the caret, if there is one. */
export function askedBefore(text: string, caret: number): Asked | null {
  const typed = ASKED.exec(text.slice(0, caret))?.[1];
  return typed === undefined ? null : { at: caret - typed.length - 1, typed };
}

/** Those whose name, or any word of it, begins so. */
export function fitting<T extends Named>(people: readonly T[], typed: string): T[] {
  const wanted = plain(typed);
  return people.filter(({ name }) => {
    const whole = plain(name);
    return [whole, ...whole.split(/\s+/u), ...whole.split(/[\s-]+/u)].some((part) => part.startsWith(wanted));
  });
}

/** The text with somebody's name in place of what was typed, and where the caret is then. */
export function withName(text: string, { at, typed }: Asked, { name }: Named): { text: string; caret: number } {
  const after = text.slice(at + 1 + typed.length);
  const named = `${text.slice(0, at)}@${name}${/^[\s.,;:!?)»]/u.test(after) ? '' : ' '}`;
  return { text: named + after, caret: named.length };
}

/**
 * The text as it is sent: names that were chosen from the list become ids. A name that was changed by hand since is only words; of two people with one name,
 * each is meant in the order in which they were chosen.
 */
export function asSent(text: string, chosen: readonly Named[]): string {
  let sent = '';
  const left = [...chosen];
  for (let at = 0; at < text.length;) {
    const rest = text[at] === '@' ? text.slice(at + 1) : null;
    const fits = rest === null ? [] : left.filter(({ name }) => rest.startsWith(name) && !/^[\p{L}\p{N}]/u.test(rest.slice(name.length)));
    // The longest: «Анна Кимова» is not «Анна Ким».
    const [meant] = fits.toSorted((a, b) => b.name.length - a.name.length);
    if (!meant) {
      sent += text[at]!;
      at += 1;
      continue;
    }
    sent += mentionOf(meant.id);
    at += 1 + meant.name.length;
    if (left.some((one) => one !== meant && one.name === meant.name)) left.splice(left.indexOf(meant), 1);
  }
  return sent;
}

/** Of those chosen, whom the text still names. */
export function namedIn<T extends Named>(text: string, chosen: readonly T[]): T[] {
  const sent = asSent(text, chosen);
  return chosen.filter(({ id }, index) => sent.includes(mentionOf(id)) && chosen.findIndex((one) => one.id === id) === index);
}
