import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../config/project-folder.js';
import { JsonFile } from '../packs/placed-json.js';
import type { LetterTemplate } from './letter.type.js';
import { readLetter } from './read-letter.js';

const TEXT = readFileSync(join(projectFolder(), 'packs/west-technology/letters/urgent-call.json'), 'utf8');

/** What is told of the letter «СРОЧНО» with a change, in a file of this name. */
function told(change: (letter: { -readonly [Name in keyof LetterTemplate]: LetterTemplate[Name] }) => void, name = 'urgent-call'): string[] {
  const letter = JSON.parse(TEXT) as LetterTemplate;
  change(letter);
  const file = new JsonFile(`packs/probe/letters/${name}.json`, JSON.stringify(letter));
  readLetter(file);
  return file.findings.map(({ message }) => message);
}

describe('a letter of a pack', () => {
  it('is right as the product ships it', () => expect(told(() => undefined)).toEqual([]));

  it.each<[what: string, change: Parameters<typeof told>[0], sentence: string]>([
    ['a placeholder with a typo', (letter) => (letter.subject = { ru: '{{cliemt}}' }), 'a letter cannot speak of {{cliemt}}; did you mean "client"?'],
    [
      'nothing of what its requirement asks for',
      (letter) => (letter.body = letter.body.map((lines) => lines.filter(({ line }) => !line.ru!.includes('{{phone}}')))),
      'the letter "urgent-call" must speak of {{phone}}: write it into a line.',
    ],
    [
      'a line that needs what it does not say',
      (letter) => (letter.body = [...letter.body, [{ line: { ru: 'Почта' }, needs: ['email'] }]]),
      'the line needs "email" and does not say it: write {{email}} into it.',
    ],
    [
      'otherwise what is not known then',
      (letter) => (letter.body = [...letter.body, [{ line: { ru: '{{email}}' }, needs: ['email'], otherwise: { ru: 'Нет {{email}}' } }]]),
      'this is said where {{email}} is not known: take it out.',
    ],
    [
      'otherwise what is never said',
      (letter) => (letter.body = [...letter.body, [{ line: { ru: '{{email}}' }, otherwise: { ru: 'Почты нет' } }]]),
      '"otherwise" is never said: write what the line "needs", or take it away.',
    ],
    [
      'no words for a value',
      (letter) => (letter.words = { clientKind: { private: { ru: 'частное лицо' } } }),
      '{{clientKind}} may be "legal", which has no words: write "legal" into "words", "clientKind".',
    ],
    [
      'words for a value that there is not',
      (letter) => (letter.words = { clientKind: { ...letter.words!.clientKind, leagl: { ru: 'компания' } } }),
      '{{clientKind}} is never "leagl"; did you mean "legal"?',
    ],
    ['words for what is said as it is', (letter) => (letter.words = { ...letter.words, city: {} }), '"city" needs no words; choose one of clientKind.'],
  ])('with %s is refused', (_what, change, sentence) => expect(told(change)).toEqual([sentence]));

  it('that nothing sends is refused, with the name that was meant', () => {
    expect(told(() => undefined, 'urgent-cal')).toEqual(['nothing sends the letter "urgent-cal"; did you mean "urgent-call"?']);
  });
});
