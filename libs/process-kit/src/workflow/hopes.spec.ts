import { confirmRequest } from '#processes/intake/intake.contract.js';
import { openedOf, task } from './hopes.js';

describe('a task that a story opens', () => {
  it('is its role’s; somebody’s alone; or its role’s, and somebody is asked first', () => {
    const plain = { name: 'confirmRequest', role: 'secretary', assignee: null, prefill: {} };
    expect(openedOf(task(confirmRequest))).toEqual(plain);
    expect(openedOf(task(confirmRequest, { assignee: 'a', prefill: { city: 'Пермь' } }))).toEqual({ ...plain, assignee: 'a', prefill: { city: 'Пермь' } });
    expect(openedOf(task(confirmRequest, { wanted: 'b' }))).toEqual({ ...plain, wanted: 'b' });
  });
});
