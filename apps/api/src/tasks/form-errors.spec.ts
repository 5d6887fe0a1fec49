import type { ErrorObject } from 'ajv';
import forms from '#forms';
import { formErrors } from './form-errors.js';

const errorsOf = (data: unknown): readonly ErrorObject[] => {
  const form = forms['intake.confirmRequest.confirmed']!;
  form(data);
  return form.errors ?? [];
};

describe('what a form finds wrong', () => {
  it('is told by field, one sentence each, by rules that have words of our own', () => {
    const found = formErrors(errorsOf({ clientKind: 'cat', note: 'x'.repeat(2_001), price: 1 }), 'ru');
    expect(found.toSorted((a, b) => a.path.localeCompare(b.path))).toEqual([
      { path: 'data.city', rule: 'required' },
      { path: 'data.clientKind', rule: 'choice' },
      { path: 'data.note', rule: 'long' },
      { path: 'data.price', rule: 'unknown' },
    ]);
    expect(formErrors(errorsOf({ city: '', clientKind: 'legal' }), 'ru')).toEqual([{ path: 'data.city', rule: 'required' }]);
  });

  it('is told in the reader’s language where the library has the words', () => {
    const said = (['ru', 'en', 'zh'] as const).map((language) => formErrors(errorsOf({ city: 1, clientKind: 'legal' }), language)[0]);
    expect(said.map((one) => one!.path)).toEqual(['data.city', 'data.city', 'data.city']);
    expect(said.map((one) => one!.text)).toEqual([expect.stringMatching(/[а-я]/), expect.stringMatching(/string/), expect.stringMatching(/\p{Script=Han}/u)]);
  });

  it('is told of the whole where it is no object, once', () => {
    expect(formErrors(errorsOf('text'), 'en')).toEqual([expect.objectContaining({ path: 'data' })]);
  });

  it('leaves the errors of the form as they were, so that the next reader gets another language', () => {
    const errors = errorsOf({ city: 1, clientKind: 'legal' });
    const before = JSON.stringify(errors);
    formErrors(errors, 'zh');
    expect(JSON.stringify(errors)).toBe(before);
  });
});
