import { confirmRequest } from '#processes/intake/intake.contract.js';
import { task, taskToOpen } from './hopes.js';

describe('a task that a story opens', () => {
  it('is its role’s; somebody’s alone; or its role’s, and somebody is asked first', () => {
    const opened = (hope: ReturnType<typeof task>) => taskToOpen('t', 'k', hope);
    const plain = { id: 't', key: 'k', name: 'confirmRequest', role: 'secretary', assignee: null, prefill: {} };
    expect(opened(task(confirmRequest))).toEqual(plain);
    expect(opened(task(confirmRequest, { assignee: 'a', prefill: { city: 'Пермь' } }))).toEqual({ ...plain, assignee: 'a', prefill: { city: 'Пермь' } });
    expect(opened(task(confirmRequest, { wanted: 'b' }))).toEqual({ ...plain, wanted: 'b' });
  });
});
