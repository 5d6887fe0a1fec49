/** A piece of a text with placeholders. */
export type TextPart = { words: string } | { name: string };

/** Cuts `Company: {{company}}` into its words and its placeholders. */
export function placeholdersOf(text: string): TextPart[] {
  return text.split(/\{\{\s*([^{}]*?)\s*\}\}/).map((part, index) => (index % 2 === 0 ? { words: part } : { name: part }));
}
