import type { Script, ScriptStep } from '../api/types';
import { placeAfter, placeWith, walk } from './talk';

type Exit = Partial<ScriptStep['answers'][number]>;
const exit = (one: Exit) => ({ label: '', fill: {}, then: null, end: null, leave: null, ...one });
const step = (name: string, one: Omit<Partial<ScriptStep>, 'answers'> & { answers: Exit[] }): ScriptStep => ({
  title: null,
  say: name,
  hint: null,
  ask: [],
  skipKnown: false,
  ...one,
  name,
  answers: one.answers.map(exit),
});

const SCRIPT: Script = {
  title: 'Проба',
  steps: [
    step('greet', {
      answers: [
        { label: 'да', then: 'missing' },
        { label: 'нет', end: 'notReached' },
      ],
    }),
    step('missing', { ask: ['city', 'clientKind'], skipKnown: true, answers: [{ then: 'question' }] }),
    step('question', { ask: ['question'], answers: [{ then: 'bye' }] }),
    step('bye', { answers: [{ end: 'confirmed' }] }),
  ],
};
const names = (talk: ReturnType<typeof walk>) => [talk.past.map(({ step: past }) => past.name).join(' '), talk.now?.name ?? null, talk.end];

describe('a talk', () => {
  it('ALL-3 begins at the first step and goes on as it is answered', () => {
    const begun = walk(SCRIPT, undefined, {});
    expect([names(begun), begun.next?.name]).toEqual([['', 'greet', null], 'missing']);
    const on = walk(SCRIPT, placeAfter(begun, 0), {});
    expect([names(on), on.asks]).toEqual([
      ['greet', 'missing', null],
      ['city', 'clientKind'],
    ]);
  });

  it('comes to an outcome, and is over', () => {
    expect(names(walk(SCRIPT, 'greet:1', {}))).toEqual(['greet', null, 'notReached']);
    expect(names(walk(SCRIPT, 'greet:0 missing:0 question:0 bye:0', {}))).toEqual(['greet missing question bye', null, 'confirmed']);
  });

  it('WT-1.3 asks only for what was lacking when the task opened', () => {
    expect(walk(SCRIPT, 'greet:0', { city: 'Пермь' }).asks).toEqual(['clientKind']);
    expect(walk(SCRIPT, 'greet:0', { city: '  ' }).asks).toEqual(['city', 'clientKind']);
  });

  it('WT-1.4 passes over a step where nothing is lacking, says so, and goes back before it', () => {
    const known = { city: 'Пермь', clientKind: 'legal' };
    const talk = walk(SCRIPT, 'greet:0', known);
    expect(names(talk)).toEqual(['greet missing', 'question', null]);
    expect(talk.past.map(({ answer }) => answer === null)).toEqual([false, true]);
    expect(names(walk(SCRIPT, placeWith(talk, talk.trail.length - 1), known))).toEqual(['', 'greet', null]);
    expect(walk(SCRIPT, undefined, known).next?.name).toBe('question');
  });

  it('asks again for what is always asked, though it was known', () => {
    expect(walk(SCRIPT, 'greet:0 missing:0', { question: 'пульт' }).asks).toEqual(['question']);
  });

  it('ALL-3 goes on where a changed script still agrees with the steps that were taken', () => {
    expect(names(walk(SCRIPT, 'greet:0 gone:0 bye:0', {}))).toEqual(['greet', 'missing', null]);
    expect(names(walk(SCRIPT, 'greet:7', {}))).toEqual(['', 'greet', null]);
    expect(names(walk(SCRIPT, 42, {}))).toEqual(['', 'greet', null]);
  });
});
