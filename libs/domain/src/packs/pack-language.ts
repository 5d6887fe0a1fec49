import type { Language } from '../people/principal.rule.js';
import type { JsonFile, Way } from './placed-json.js';

const LANGUAGES: readonly string[] = ['ru', 'en', 'zh'];

/** Each text of a file is there in the pack's language: whoever works by the pack reads that. */
export function checkLanguage(file: JsonFile, language: Language | undefined): void {
  if (language === undefined) return; // pack.json could not be read, and has been told so
  const look = (value: unknown, way: Way): void => {
    if (typeof value !== 'object' || value === null) return;
    const keys = Object.keys(value);
    if (!Array.isArray(value) && keys.length > 0 && keys.every((key) => LANGUAGES.includes(key))) {
      if (!keys.includes(language)) file.tell(way, `this text is not in the pack's language: add "${language}".`);
    } else for (const [key, inside] of Object.entries(value)) look(inside, [...way, Array.isArray(value) ? Number(key) : key]);
  };
  look(file.value, []);
}
