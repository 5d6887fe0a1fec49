import { advice } from '../packs/did-you-mean.rule.js';
import { LOCAL_TEXT, type LocalText } from '../packs/local-text.type.js';
import type { JsonFile, Way } from '../packs/placed-json.js';
import { schemaCheck } from '../packs/schema-check.js';
import { CLOSED_VALUES, LETTER_CONTENTS, LETTER_VALUES, type LetterTemplate, type LetterValue } from './letter.type.js';
import { placeholdersOf } from './placeholders.rule.js';

const TEXT = { type: 'string', format: 'text' };

const check = schemaCheck<LetterTemplate>({
  type: 'object',
  additionalProperties: false,
  required: ['title', 'source', 'subject', 'body'],
  properties: {
    title: LOCAL_TEXT,
    source: TEXT,
    subject: LOCAL_TEXT,
    body: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'array',
        minItems: 1,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['line'],
          properties: { line: LOCAL_TEXT, needs: { type: 'array', minItems: 1, uniqueItems: true, items: { enum: LETTER_VALUES } }, otherwise: LOCAL_TEXT },
        },
      },
    },
    words: { type: 'object', additionalProperties: { type: 'object', additionalProperties: LOCAL_TEXT } },
  },
});

/** A text of a template, where it stands, and what is known when it is said. */
interface PlacedText {
  readonly text: LocalText;
  readonly way: Way;
}

/** Reads `letters/<name>.json`: it speaks only of what a letter can know, in each language, and of all that its requirement asks for. */
export function readLetter(file: JsonFile): LetterTemplate | undefined {
  const template = check(file);
  if (!template) return undefined;
  const spoken = new Set<string>();
  for (const { text, way } of textsOf(template))
    for (const [language, words] of Object.entries(text))
      for (const name of namesIn(words)) {
        if ((LETTER_VALUES as readonly string[]).includes(name)) spoken.add(name);
        else file.tell([...way, language], `a letter cannot speak of {{${name}}}; ${advice(name, LETTER_VALUES)}`);
      }
  checkLines(file, template);
  checkWords(file, template, spoken);
  checkContents(file, spoken);
  return template;
}

function textsOf({ subject, body }: LetterTemplate): PlacedText[] {
  const lines = body.flatMap((paragraph, i) =>
    paragraph.flatMap(({ line, otherwise }, j) => [
      { text: line, way: ['body', i, j, 'line'] },
      ...(otherwise ? [{ text: otherwise, way: ['body', i, j, 'otherwise'] }] : []),
    ]),
  );
  return [{ text: subject, way: ['subject'] }, ...lines];
}

const namesIn = (words: string) => placeholdersOf(words).flatMap((part) => ('name' in part ? [part.name] : []));

/** What a line needs is said in it, in each of its languages; what is said otherwise does not need it, and there is a reason for it. */
function checkLines(file: JsonFile, { body }: LetterTemplate): void {
  for (const [i, paragraph] of body.entries())
    for (const [j, { line, needs = [], otherwise }] of paragraph.entries()) {
      const way = ['body', i, j];
      if (otherwise && needs.length === 0) file.tell([...way, 'otherwise'], `"otherwise" is never said: write what the line "needs", or take it away.`);
      for (const name of needs) {
        for (const [language, words] of Object.entries(line))
          if (!namesIn(words).includes(name)) file.tell([...way, 'line', language], `the line needs "${name}" and does not say it: write {{${name}}} into it.`);
        for (const [language, words] of Object.entries(otherwise ?? {}))
          if (namesIn(words).includes(name)) file.tell([...way, 'otherwise', language], `this is said where {{${name}}} is not known: take it out.`);
      }
    }
}

/** Each value of a closed list has its words. */
function checkWords(file: JsonFile, { words = {} }: LetterTemplate, spoken: ReadonlySet<string>): void {
  for (const [name, values] of Object.entries(CLOSED_VALUES)) {
    const known = Object.keys(words[name as LetterValue] ?? {});
    if (spoken.has(name))
      for (const value of values)
        if (!known.includes(value)) file.tell(['words', name], `{{${name}}} may be "${value}", which has no words: write "${value}" into "words", "${name}".`);
    for (const value of known) if (!values.includes(value)) file.tell(['words', name, value], `{{${name}}} is never "${value}"; ${advice(value, values)}`);
  }
  for (const name of Object.keys(words))
    if (!Object.hasOwn(CLOSED_VALUES, name)) file.tell(['words', name], `"${name}" needs no words; ${advice(name, Object.keys(CLOSED_VALUES))}`);
}

/** The file's name says which letter it is; that one must speak of what its requirement asks for. */
function checkContents(file: JsonFile, spoken: ReadonlySet<string>): void {
  const name = file.path.replace(/^.*\//, '').replace(/\.json$/, '');
  if (!Object.hasOwn(LETTER_CONTENTS, name)) {
    file.tell([], `nothing sends the letter "${name}"; ${advice(name, Object.keys(LETTER_CONTENTS))}`);
    return;
  }
  for (const wanted of LETTER_CONTENTS[name as keyof typeof LETTER_CONTENTS])
    if (!spoken.has(wanted)) file.tell(['body'], `the letter "${name}" must speak of {{${wanted}}}: write it into a line.`);
}
