import { CONTRACTS } from '../../../../processes/index/contracts.js';
import { checkContracts, defineProcess, typeOf, type ProcessDefinition } from './define-process.js';
import type { TaskDefinition } from './define-task.js';

const TASK: TaskDefinition = {
  name: 'call',
  role: 'secretary',
  form: { type: 'object', additionalProperties: false, properties: { city: { type: 'string' } } },
  outcomes: { done: { main: true, requires: ['city'] }, lost: {} },
};
const process = (change: object = {}): ProcessDefinition =>
  ({
    ...defineProcess({
      name: 'probe',
      startedBy: 'child',
      steps: { first: ['last'], last: [] },
      tasks: [TASK],
      input: typeOf<object>(),
      result: typeOf<object>(),
    }),
    ...change,
  }) as ProcessDefinition;
const check = (...processes: ProcessDefinition[]) => checkContracts(processes, () => true);

describe('contracts', () => {
  it('of this build fit together', () => expect(check(...(CONTRACTS as readonly ProcessDefinition[]))).toEqual([]));

  it('that fit together have nothing wrong', () => expect(check(process())).toEqual([]));

  it.each<[string, ProcessDefinition[], string]>([
    ['two processes of one name', [process(), process()], 'Two processes are called "probe".'],
    ['a step that leads nowhere', [process({ steps: { first: ['second'] } })], 'probe: step "first" leads to "second", which is not a step.'],
    ['a step that nothing leads to', [process({ steps: { first: [], last: [] } })], 'probe: no step leads to "last".'],
    ['two tasks of one name', [process({ tasks: [TASK, TASK] })], 'probe.call: two tasks have this name.'],
    ['no main outcome', [process({ tasks: [{ ...TASK, outcomes: { done: {} } }] })], 'probe.call: exactly one outcome must be the main one.'],
    [
      'two main outcomes',
      [process({ tasks: [{ ...TASK, outcomes: { done: { main: true }, lost: { main: true } } }] })],
      'probe.call: exactly one outcome must be the main one.',
    ],
    [
      'a field that the form has not',
      [process({ tasks: [{ ...TASK, outcomes: { done: { main: true, requires: ['inn'] } } }] })],
      'probe.call: outcome "done" requires "inn", which the form does not have.',
    ],
  ])('with %s are told so', (_what, processes, sentence) => expect(check(...processes)).toEqual([sentence]));

  it('with a task that the pack has no deadline for are told so, and are told everything at once', () => {
    const wrong = checkContracts([process({ steps: { first: [], last: [] } })], () => false);
    expect(wrong).toEqual(['probe: no step leads to "last".', 'probe.call: the pack has no deadline for it (deadlines.json, "probe.call").']);
  });
});
