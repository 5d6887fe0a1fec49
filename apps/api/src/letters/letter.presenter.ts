import type { LetterRecord } from '#domain/letters/letter.repository.js';
import type { Labels } from '../labels/labels.js';
import type { LetterDto } from './letters.dto.js';

/** A letter, in the caller's language; its own words stay in the language in which it was written. */
export function letterDto(letter: LetterRecord, labels: Labels): LetterDto {
  const { id, template, state, toName, toAddress, insteadOf, subject, text } = letter;
  return {
    id,
    template,
    title: labels.local(letter.title),
    state,
    stateLabel: labels.say(`letter.state.${state}`),
    to: toName === null ? null : { name: toName, address: toAddress, insteadOf },
    subject,
    text,
    missing: letter.missing.map((name) => labels.say(`letter.missing.${name}`)),
    createdAt: letter.createdAt.toISOString(),
  };
}
