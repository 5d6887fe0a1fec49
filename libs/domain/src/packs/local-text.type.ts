import type { Language } from '../people/principal.rule.js';

/** A text of a pack: in the pack's language, and in others where somebody has written it. */
export type LocalText = Readonly<Partial<Record<Language, string>>>;

const FORMAT = { type: 'string', format: 'text' } as const;

/** The JSON Schema of a text of a pack. */
export const LOCAL_TEXT = { type: 'object', additionalProperties: false, minProperties: 1, properties: { ru: FORMAT, en: FORMAT, zh: FORMAT } } as const;

/** The text in the wanted language, else in the pack's, else in English, else in the one that there is. */
export function localText(text: LocalText, wanted: Language, ofPack: Language): string {
  return text[wanted] ?? text[ofPack] ?? text.en ?? Object.values(text)[0] ?? '';
}
