import { JsonFile } from '../packs/placed-json.js';
import { readScript } from './read-script.js';

const SAY = { ru: 'Здравствуйте, {{client}}!' };
const STEPS = {
  greet: {
    say: SAY,
    answers: [
      { label: { ru: 'да' }, then: 'ask' },
      { label: { ru: 'нет' }, leave: 'snooze' },
    ],
  },
  ask: { say: SAY, ask: ['city'], then: 'bye' },
  bye: { say: SAY, end: 'confirmed' },
};

/** What is told of a script of these steps. */
function told(steps: object): string {
  const file = new JsonFile('scripts/intake.confirmRequest.json', JSON.stringify({ title: { ru: 'Проба' }, source: 'a test', steps }, null, 1));
  readScript(file);
  return file.findings.map(({ line, message }) => `${line}: ${message}`).join('\n');
}

describe('the file of a script', () => {
  it('that is right has nothing wrong', () => expect(told(STEPS)).toBe(''));

  it.each<[what: string, steps: object, sentence: RegExp]>([
    ['a branch that leads nowhere', { ...STEPS, ask: { say: SAY } }, /this leads nowhere: give it one of "then"/],
    ['a branch that leads to two places', { ...STEPS, ask: { say: SAY, then: 'bye', end: 'confirmed' } }, /more than one place/],
    ['a step that there is not', { ...STEPS, ask: { say: SAY, then: 'by' } }, /there is no step "by"; did you mean "bye"\?/],
    ['a step that nothing leads to', { ...STEPS, lost: { say: SAY, end: 'confirmed' } }, /no way leads to the step "lost"/],
    ['a way of its own beside answers', { ...STEPS, greet: { ...STEPS.greet, then: 'bye' } }, /"greet" leads on by its answers/],
    [
      'a circle without a way out',
      { ...STEPS, ask: { say: SAY, then: 'again' }, again: { say: SAY, then: 'ask' }, greet: { say: SAY, then: 'ask' } },
      /from "greet", "ask", "again" one only goes in circles/,
    ],
    ['a word with a typo', { ...STEPS, bye: { say: SAY, edn: 'confirmed' } }, /"edn" is not known here; did you mean "end"\?/],
    ['a step without words', { ...STEPS, bye: { say: {}, end: 'confirmed' } }, /"say".*too little/],
    [
      'something that it cannot speak of',
      { ...STEPS, bye: { say: { ru: 'До свидания, {{clinet}}' }, end: 'confirmed' } },
      /cannot speak of \{\{clinet\}\}; did you mean "client"\?/,
    ],
    ['no steps', {}, /"steps".*too little/],
  ])('with %s is told so', (_what, steps, sentence) => expect(told(steps)).toMatch(sentence));

  it('may go back and ask again, as long as there is a way out', () => {
    expect(
      told({
        ...STEPS,
        ask: {
          say: SAY,
          answers: [
            { label: { ru: 'ещё' }, then: 'greet' },
            { label: { ru: 'всё' }, then: 'bye' },
          ],
        },
      }),
    ).toBe('');
  });
});
