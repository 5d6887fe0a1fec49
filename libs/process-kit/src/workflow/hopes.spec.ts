import { plainTask } from '../../../../test/shapes/plain-task.contract.js';
import { task, taskToOpen, timer } from './hopes.js';

const call = plainTask('call', 'secretary');

describe('a timer', () => {
  it('is a duration, one of the pack by its name, or an instant that was promised', () => {
    expect(timer('3 working days').spec).toEqual({ after: '3 working days' });
    expect(timer('patience').spec).toEqual({ pack: 'patience' });
    expect(timer({ at: 17 }).spec).toEqual({ at: 17 });
  });

  it.each(['3 weeks', '3rd day', '10', '-1 hours'])('of "%s" is a mistake of the story, which it says at once', (text) => {
    expect(() => timer(text)).toThrow(`"${text}" is no duration`);
  });
});

describe('a task', () => {
  it('tells of a promise only where there is one', () => {
    expect(taskToOpen('id', 'key', task(call, { dueAt: 17 }))).toMatchObject({ id: 'id', key: 'key', name: 'call', dueAt: 17 });
    expect(taskToOpen('id', 'key', task(call))).not.toHaveProperty('dueAt');
  });

  it('is its role’s; somebody’s alone; or its role’s, and somebody is asked first', () => {
    const opened = (hope: ReturnType<typeof task>) => taskToOpen('id', 'key', hope);
    const plain = { id: 'id', key: 'key', name: 'call', role: 'secretary', assignee: null, prefill: {} };
    expect(opened(task(call))).toEqual(plain);
    expect(opened(task(call, { assignee: 'a', prefill: { city: 'Пермь' } }))).toEqual({ ...plain, assignee: 'a', prefill: { city: 'Пермь' } });
    expect(opened(task(call, { wanted: 'b' }))).toEqual({ ...plain, wanted: 'b' });
  });
});
