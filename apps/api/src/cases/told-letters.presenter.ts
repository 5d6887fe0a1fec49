import type { LetterTold } from '#domain/letters/told-letters.repository.js';
import type { Labels } from '../labels/labels.js';

/** Whom letters went to, or what stopped them, and their words to unfold. */
export function toldLetters(data: Record<string, unknown>, labels: Labels): { text: string | null; more: string | null } {
  const letters = (data['letters'] ?? []) as LetterTold[];
  const missing = ((data['missing'] ?? []) as string[]).map((name) => labels.say(`letter.missing.${name}`));
  const to = letters.flatMap(({ to: name, insteadOf }) => {
    if (name === null) return [];
    return [insteadOf === null ? name : labels.say('timeline.letter.insteadOf', { name, of: insteadOf })];
  });
  const sentences = [
    to.length > 0 ? labels.say('timeline.letter.to', { names: to.join(', ') }) : null,
    missing.length > 0 ? labels.say('timeline.letter.missing', { what: missing.join(', ') }) : null,
  ];
  const written = letters.find(({ text }) => text !== null);
  return { text: sentences.filter(Boolean).join(labels.say('timeline.between')) || null, more: written ? `${written.subject}\n\n${written.text}` : null };
}
