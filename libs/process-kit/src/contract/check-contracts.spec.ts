import { CONTRACTS } from '../../../../processes/index/contracts.js';
import type { enterStep } from '../workflow/enter-step.js';
import { checkContracts, placeOf } from './check-contracts.js';
import { defineProcess, typeOf, type ProcessDefinition } from './define-process.js';
import { defineStart } from './define-start.js';
import { defineSteps } from './define-steps.js';
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
const sentences = (...of: Parameters<typeof checkContracts>) => checkContracts(...of).map(({ sentence }) => sentence);
const check = (...processes: ProcessDefinition[]) => sentences(processes);
const START = defineStart({ roles: ['manager'], form: TASK.form, requires: [] });

const ROW = { type: 'object', additionalProperties: false, properties: { name: { type: 'string' } } };
/** The process with a list in its form. */
const withList = (list: object, outcomes: object = { done: { main: true } }) =>
  process({ tasks: [{ ...TASK, outcomes, form: { ...TASK.form, properties: { goods: { type: 'array', maxItems: 5, items: ROW, ...list } } } }] });

const SHAPE = "probe.call: a form is {type: 'object', additionalProperties: false, properties: {…}}.";

describe('contracts', () => {
  it('of this build fit together', () => expect(check(...(CONTRACTS as readonly ProcessDefinition[]))).toEqual([]));

  it('that fit together have nothing wrong', () => expect(check(process())).toEqual([]));

  it.each<[string, ProcessDefinition[], string]>([
    ['two processes of one name', [process(), process()], 'Two processes are called "probe": rename one of them.'],
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
    [
      'an outcome that leads nowhere',
      [process({ tasks: [{ ...TASK, outcomes: { done: { main: true, leadsTo: 'end' } } }] })],
      'probe.call: outcome "done" leads to "end", which is not a step.',
    ],
    ['a form that is no form', [process({ tasks: [{ ...TASK, outcomes: { done: { main: true } }, form: { type: 'array' } }] })], SHAPE],
    [
      'a field of no type',
      [process({ tasks: [{ ...TASK, form: { ...TASK.form, properties: { city: { type: 'town' } } } }] })],
      'probe.call: field "city" has no type that a form knows: string, integer, number, boolean, array.',
    ],
    ['a list without an end', [withList({ maxItems: undefined })], 'probe.call: list "goods" needs "maxItems", a whole number from 1 to 200.'],
    ['a list that nobody can read', [withList({ maxItems: 201 })], 'probe.call: list "goods" needs "maxItems", a whole number from 1 to 200.'],
    [
      'a list that needs more than it may have',
      [withList({ minItems: 6 })],
      'probe.call: list "goods" has "minItems" 6: give a whole number that is not above "maxItems".',
    ],
    [
      'rows that are none',
      [withList({ items: { type: 'string' } })],
      `probe.call: list "goods" has rows {type: 'object', additionalProperties: false, properties: {…}}.`,
    ],
    [
      'rows that let anything in',
      [withList({ items: { ...ROW, additionalProperties: true } })],
      `probe.call: list "goods" has rows {type: 'object', additionalProperties: false, properties: {…}}.`,
    ],
    [
      'a list within a list',
      [withList({ items: { ...ROW, properties: { parts: { type: 'array', maxItems: 5, items: ROW } } } })],
      'probe.call: list "goods" has a list "parts" in its rows: a row is flat.',
    ],
    [
      'a cell of no type',
      [withList({ items: { ...ROW, properties: { name: { type: 'town' } } } })],
      'probe.call: list "goods": field "name" of its rows has no type that a row knows: string, integer, number, boolean.',
    ],
    [
      'rows that require what they have not',
      [withList({ items: { ...ROW, required: ['price'] } })],
      'probe.call: list "goods" requires "price" in each row, which its rows do not have.',
    ],
    [
      'a cell that is asked for in what is no list',
      [withList({}, { done: { main: true, inRows: { city: ['price'] } } })],
      'probe.call: outcome "done" has "inRows" for "city", which is no list of the form.',
    ],
    [
      'a cell that is asked for and not there',
      [withList({}, { done: { main: true, inRows: { goods: ['price'] } } })],
      'probe.call: outcome "done" requires "price" in each row of "goods", which its rows do not have.',
    ],
    [
      'a limit on what is no list',
      [withList({}, { done: { main: true, atMost: { city: 1 } } })],
      'probe.call: outcome "done" has "atMost" for "city", which is no list of the form.',
    ],
    [
      'a limit above the list’s own',
      [withList({}, { done: { main: true, atMost: { goods: 6 } } })],
      'probe.call: outcome "done" allows at most 6 rows of "goods": give a whole number that the list can have.',
    ],
    [
      'a limit against what the outcome requires',
      [withList({ minItems: 2 }, { done: { main: true, requires: ['goods'], atMost: { goods: 1 } } })],
      'probe.call: outcome "done" allows at most 1 rows of "goods": give a whole number that the list can have.',
    ],
    ['a start by hand without its form', [process({ startedBy: 'person' })], 'probe: a person starts it, so it needs "start" (defineStart).'],
    ['a start form that nobody finds', [process({ start: START })], `probe: it has "start", so it must say startedBy: 'person'.`],
    ['a start by nobody', [process({ startedBy: 'person', start: { ...START, roles: [] } })], 'probe: nobody may start it; name at least one role in "roles".'],
    ['work in a step that there is not', [process({ work: { lost: {} } } as never)], 'probe: "work" speaks of "lost", which is not a step.'],
    [
      'work that names a task of nobody',
      [process({ work: { first: { tasks: ['lost'] } } } as never)],
      'probe: "work" of step "first" names the task "lost", which the process does not have.',
    ],
    [
      'work that starts a process of nobody',
      [process({ work: { first: { child: 'lost' } } } as never)],
      'probe: step "first" starts the process "lost", which there is not.',
    ],
    [
      'a start form that lacks what it requires',
      [process({ startedBy: 'person', start: { ...START, requires: ['until'] } })],
      'probe: the start form requires "until", which it does not have.',
    ],
  ])('with %s are told so', (_what, processes, sentence) => expect(check(...processes)).toEqual([sentence]));

  it('with lists that have an end fit together', () =>
    expect(
      check(withList({ maxItems: 200, minItems: 2 }, { done: { main: true, requires: ['goods'], atMost: { goods: 2 } }, none: { atMost: { goods: 0 } } })),
    ).toEqual([]));

  it('are told everything at once', () => {
    expect(sentences([process({ steps: { first: [], last: [], other: [] } })])).toEqual([
      'probe: no step leads to "last".',
      'probe: no step leads to "other".',
    ]);
  });

  it('are told with the file and line where they are to be mended', () => {
    const text = [
      "import { lost } from './lost.js';",
      '/** lost */',
      "export const call = defineTask({ name: 'call' });",
      "name: 'probe',",
      'steps: { first: [], lost: [] },',
    ];
    const files = [
      { path: 'processes/other/other.contract.ts', text: "name: 'other'" },
      { path: 'processes/probe/probe.contract.ts', text: text.join('\n') },
    ];
    const at = (process: string, near: string) => placeOf({ process, near, sentence: 'Mend it.' }, files);
    const path = 'processes/probe/probe.contract.ts';
    expect([at('probe', 'call'), at('probe', 'lost'), at('probe', 'nothing'), at('gone', 'call')]).toEqual([
      { path, line: 3 },
      { path, line: 5 },
      { path, line: 1 },
      undefined,
    ]);
  });

  it('do not compile with a step that there is not', () => {
    // @ts-expect-error a move to a misspelt step
    const steps = defineSteps({ first: ['lsat'], last: [] });
    const probe = defineProcess({
      name: 'probe',
      startedBy: 'child',
      steps: defineSteps({ first: ['last'], last: [] }),
      tasks: [],
      input: typeOf<object>(),
      result: typeOf<object>(),
    });
    const enter = (() => 'entered') as unknown as typeof enterStep;
    // @ts-expect-error a story that enters a misspelt step
    const entered: unknown = enter(probe, 'lsat');
    expect([Object.keys(steps), entered]).toEqual([['first', 'last'], 'entered']);
  });
});
