/** A part of a comment: words, or somebody who is named in it, by id. */
export type CommentPart = { text: string } | { person: string };

/** People named in one comment at most: more is a circular. */
export const MOST_MENTIONS = 20;

const MENTION = /@\[([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\]/g;

/** How a comment's text names somebody: by id, so that it stays the same person whatever he is called. */
export function mentionOf(person: string): string {
  return `@[${person}]`;
}

/** A comment's text in its parts, in order. */
export function partsOf(text: string): CommentPart[] {
  const parts: CommentPart[] = [];
  let end = 0;
  for (const found of text.matchAll(MENTION)) {
    if (found.index > end) parts.push({ text: text.slice(end, found.index) });
    parts.push({ person: found[1]! });
    end = found.index + found[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** Who is named in it, each once. */
export function mentionedIn(text: string): string[] {
  return [...new Set(partsOf(text).flatMap((part) => ('person' in part ? part.person : [])))];
}
