import fc from 'fast-check';
import { afterGiving, choose } from './assignment.rule.js';
import { WAYS, type AssignmentRow, type Candidate, type TaskToGive, type Way } from './assignment.type.js';

const AT = Date.UTC(2026, 10, 24, 8, 0);
const BACK = AT + 86_400_000;

const one = (id: string, change: Partial<Candidate> = {}): Candidate => ({
  id,
  roles: ['manager'],
  skills: [],
  load: 0,
  lastGiven: null,
  absent: null,
  ...change,
});
const away = (substitute: string | null = null) => ({ absent: { until: BACK, substitute } });
const row = (...ways: Way[]): AssignmentRow => ({ ways, source: 'test', skill: 'audio', duty: 'night' });
const ask = (ways: Way[], candidates: Candidate[], change: Partial<TaskToGive> = {}) =>
  choose({ role: 'manager', row: row(...ways), candidates, wanted: null, ownManager: null, onDuty: null, ...change });

describe('who gets a task', () => {
  it('is the client’s own manager first, then the one with the fewest open tasks, and it is told why', () => {
    const people = [one('a', { load: 5 }), one('b', { load: 3 }), one('c', { load: 7 })];
    expect(ask(['own-manager', 'least-loaded'], people, { ownManager: 'c' })).toEqual({ person: 'c', wanted: null, why: { code: 'own-manager' } });
    expect(ask(['own-manager', 'least-loaded'], people)).toEqual({
      person: 'b',
      wanted: null,
      why: { code: 'least-loaded', open: 3, others: [5, 7], passed: [{ way: 'own-manager', because: 'not-named' }] },
    });
  });

  it('is who stands in for a manager who is away, also through a chain, and nobody where the substitutes name each other', () => {
    const until = new Date(BACK).toISOString();
    const chain = [one('a', away('b')), one('b', away('c')), one('c')];
    expect(ask(['own-manager'], chain, { ownManager: 'a' })).toMatchObject({ person: 'c', why: { code: 'own-manager', instead: { of: 'a', until } } });
    const circle = [one('a', away('b')), one('b', away('a'))];
    expect(ask(['own-manager'], circle, { ownManager: 'a' })).toEqual({
      person: null,
      wanted: null,
      why: { code: 'nobody', passed: [{ way: 'own-manager', because: 'absent', person: 'a', until }] },
    });
  });

  it('WT-1.9 is whoever the secretary chose, or who stands in for him', () => {
    expect(ask(['wanted', 'least-loaded'], [one('a'), one('b')], { wanted: 'b' })).toEqual({ person: 'b', wanted: null, why: { code: 'wanted' } });
  });

  it('WT-1.7 is somebody with the skill that the story asks for, before the row’s own', () => {
    const people = [one('a', { skills: ['light'] }), one('b', { skills: ['companies'] })];
    expect(ask(['by-skill'], people, { skill: 'companies' })).toMatchObject({ person: 'b', why: { code: 'by-skill', skill: 'companies' } });
  });

  it('is the group, where somebody in particular is wanted: he is asked first, and nobody is kept from it', () => {
    const shared = { row: { ways: ['wanted', 'least-loaded'], shared: true, source: 'test' } as const };
    expect(ask([], [one('a'), one('b')], { ...shared, wanted: 'b' })).toEqual({ person: null, wanted: 'b', why: { code: 'wanted', shared: true } });
    expect(ask([], [one('a')], shared)).toMatchObject({ person: null, wanted: 'a', why: { code: 'least-loaded' } });
  });

  it('ALL-4 is whoever has the duty of the day, if of the role and here', () => {
    const people = [one('a'), one('b', { roles: ['secretary'] })];
    expect(ask(['on-duty'], people, { onDuty: 'a' })).toEqual({ person: 'a', wanted: null, why: { code: 'on-duty', duty: 'night' } });
    expect(ask(['on-duty'], people, { onDuty: 'b' }).why.passed).toEqual([{ way: 'on-duty', because: 'not-of-role' }]);
  });

  it('is the least loaded of those who have the skill', () => {
    const people = [one('a'), one('b', { skills: ['audio'], load: 2 }), one('c', { skills: ['audio'], load: 1 })];
    expect(ask(['by-skill'], people)).toMatchObject({ person: 'c', why: { code: 'by-skill', skill: 'audio', open: 1, others: [2] } });
    expect(ask(['by-skill', 'round-robin'], [one('a')])).toMatchObject({ person: 'a', why: { code: 'round-robin', last: null } });
  });

  it('is never nowhere: where nobody is, it is the group', () => {
    expect(ask(['least-loaded', 'round-robin'], [])).toMatchObject({ person: null, wanted: null, why: { code: 'nobody' } });
  });
});

const IDS = ['a', 'b', 'c', 'd', 'e', 'f'];
const anybody = fc.record({
  id: fc.constantFrom(...IDS),
  roles: fc.subarray(['manager', 'secretary', 'head'] as const),
  skills: fc.subarray(['audio', 'light']),
  load: fc.nat(9),
  lastGiven: fc.option(fc.record({ place: fc.integer({ min: 1, max: 99 }), at: fc.constant(AT) })),
  absent: fc.option(fc.record({ until: fc.constant(BACK), substitute: fc.option(fc.constantFrom(...IDS)) })),
}) as fc.Arbitrary<Candidate>;
const somebody = fc.option(fc.constantFrom(...IDS, 'left'));
const anyTask: fc.Arbitrary<TaskToGive> = fc.record({
  role: fc.constant('manager' as const),
  row: fc.subarray([...WAYS], { minLength: 1 }).map((ways) => row(...ways)),
  candidates: fc.uniqueArray(anybody, { selector: ({ id }) => id, maxLength: 6 }),
  wanted: somebody,
  ownManager: somebody,
  onDuty: somebody,
});

describe('whatever the facts', () => {
  it('nobody who is away, of another role or gone gets or is asked for a task', () => {
    fc.assert(
      fc.property(anyTask, (task) => {
        const { person, wanted } = choose(task);
        const chosen = task.candidates.filter(({ id }) => id === person || id === wanted);
        expect(chosen.length).toBe(person === null && wanted === null ? 0 : 1);
        expect(chosen.every(({ roles, absent }) => absent === null && roles.includes('manager'))).toBe(true);
      }),
    );
  });

  it('the same facts in another order give the same choice', () => {
    fc.assert(fc.property(anyTask, (task) => expect(choose({ ...task, candidates: task.candidates.toReversed() })).toEqual(choose(task))));
  });

  it('a client’s own manager who is here wins wherever he is asked first', () => {
    fc.assert(
      fc.property(anyTask, (task) => {
        const own = task.candidates.find(({ roles, absent }) => roles.includes('manager') && absent === null);
        fc.pre(own !== undefined);
        expect(choose({ ...task, row: row('own-manager', ...WAYS), ownManager: own!.id })).toEqual({
          person: own!.id,
          wanted: null,
          why: { code: 'own-manager' },
        });
      }),
    );
  });

  it('somebody gets a task that is given by turn or load as long as one of the role is here', () => {
    fc.assert(
      fc.property(anyTask, (task) => {
        const here = task.candidates.some(({ roles, absent }) => roles.includes('manager') && absent === null);
        expect(choose({ ...task, row: row('least-loaded') }).person !== null).toBe(here);
      }),
    );
  });

  it('turns are fair: after any number of tasks nobody who is here has got two more than another', () => {
    fc.assert(
      fc.property(anyTask, fc.integer({ min: 1, max: 40 }), (task, tasks) => {
        const here = task.candidates.filter(({ roles, absent }) => roles.includes('manager') && absent === null).map(({ id }) => id);
        fc.pre(here.length > 0);
        let { candidates } = task;
        const got = new Map(here.map((id) => [id, 0]));
        for (let i = 0; i < tasks; i += 1) {
          const { person } = choose({ ...task, row: row('round-robin'), candidates });
          got.set(person!, got.get(person!)! + 1);
          candidates = afterGiving(candidates, person!, AT + i);
        }
        expect(Math.max(...got.values()) - Math.min(...got.values())).toBeLessThanOrEqual(1);
      }),
    );
  });
});
