import { localText, type LocalText } from '../packs/local-text.type.js';
import type { Language } from '../people/principal.rule.js';
import { CLOSED_VALUES, DAY_VALUES, type LetterLine, type LetterTemplate, type LetterValue, type LetterValues } from './letter.type.js';
import { placeholdersOf } from './placeholders.rule.js';

/** In which language a letter is written, and by which clock. */
export interface LetterPlace {
  language: Language;
  /** IANA name. */
  timeZone: string;
}

/** A letter as it goes out: the same in plain text and in HTML. */
export interface WrittenLetter {
  subject: string;
  text: string;
  html: string;
}

/** A letter, or what is missing for it: a letter with a hole is never written. */
export type Writing = WrittenLetter | { missing: LetterValue[] };

/** Writes a letter of a pack. What people have said stands in it as they said it; no value can be more than text, whatever is in it. */
export function writeLetter(template: LetterTemplate, values: LetterValues, place: LetterPlace): Writing {
  const letter = new Letter(template, values, place);
  const subject = letter.fill(template.subject, (said) => oneLine(said));
  const paragraphs = template.body.map((lines) => lines.flatMap((line) => letter.chosen(line) ?? [])).filter((lines) => lines.length > 0);
  const text = paragraphs.map((lines) => lines.map((line) => letter.fill(line, (said) => said)).join('\n')).join('\n\n');
  const html = paragraphs.map((lines) => `<p>${lines.map((line) => letter.fill(line, asHtml, escaped)).join('<br>\n')}</p>`).join('\n');
  if (letter.missing.size > 0) return { missing: [...letter.missing] };
  const head = `<meta charset="utf-8"><title>${escaped(subject)}</title>`;
  return { subject, text, html: `<!doctype html>\n<html lang="${place.language}"><head>${head}</head><body>\n${html}\n</body></html>\n` };
}

/** The language of a letter: the receiver's where the whole template has it, else the pack's. A letter never speaks two. */
export function languageOf(template: LetterTemplate, wanted: Language, ofPack: Language): Language {
  const texts = [template.subject, ...template.body.flat().flatMap(({ line, otherwise }) => (otherwise ? [line, otherwise] : [line]))];
  const words = Object.values(template.words ?? {}).flatMap((ofValue) => Object.values(ofValue));
  return [...texts, ...words].every((text) => text[wanted] !== undefined) ? wanted : ofPack;
}

/** One letter while it is written, and what was missing. */
class Letter {
  readonly missing = new Set<LetterValue>();

  constructor(
    private readonly template: LetterTemplate,
    private readonly values: LetterValues,
    private readonly place: LetterPlace,
  ) {}

  /** The text of a line, or undefined where it is left out. */
  chosen({ line, needs = [], otherwise }: LetterLine): LocalText | undefined {
    return needs.every((name) => this.said(name) !== undefined) ? line : otherwise;
  }

  /** A text with its values, each made safe by `made`, and what stands around them by `around`. */
  fill(text: LocalText, made: (said: string, name: LetterValue) => string, around: (words: string) => string = (words) => words): string {
    const parts = placeholdersOf(localText(text, this.place.language, this.place.language));
    return parts.map((part) => ('words' in part ? around(part.words) : this.put(part.name as LetterValue, made))).join('');
  }

  private put(name: LetterValue, made: (said: string, name: LetterValue) => string): string {
    const said = this.said(name);
    if (said !== undefined) return made(said, name);
    this.missing.add(name);
    return '';
  }

  /** A value as it is said, or undefined where it is not known. */
  private said(name: LetterValue): string | undefined {
    const value = printable(this.values[name] ?? '').trim();
    if (value === '') return undefined;
    if (name === 'promisedBy') return this.instant(value);
    if (DAY_VALUES.includes(name)) return this.day(value);
    if (!CLOSED_VALUES[name]) return value;
    const words = this.template.words?.[name];
    return words && Object.hasOwn(words, value) ? localText(words[value]!, this.place.language, this.place.language) : undefined;
  }

  private day(day: string): string | undefined {
    const at = new Date(`${day}T00:00:00Z`);
    if (Number.isNaN(at.getTime())) return undefined;
    const said = new Intl.DateTimeFormat(this.place.language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at);
    return said.replace(/\s*г\.$/u, ''); // its full stop would stand beside the sentence's
  }

  private instant(iso: string): string | undefined {
    const at = new Date(iso);
    if (Number.isNaN(at.getTime())) return undefined;
    const { language, timeZone } = this.place;
    return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone }).format(at);
  }
}

/** Without control characters, but with line ends: the former may not stand in mail, and some mislead. */
// oxlint-disable-next-line no-control-regex
const printable = (value: string) => value.replaceAll(/\r\n?/g, '\n').replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ' ');

/** A subject is a header of the mail: a line end in it would begin another. */
const oneLine = (said: string) => said.replaceAll(/\s+/g, ' ');

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (words: string) => words.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign]!);

function asHtml(said: string, name: LetterValue): string {
  const safe = escaped(said).replaceAll('\n', '<br>\n');
  return name === 'link' && /^https?:\/\//.test(said) ? `<a href="${safe}">${safe}</a>` : safe;
}
