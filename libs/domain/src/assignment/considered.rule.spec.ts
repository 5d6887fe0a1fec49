import { choose } from './assignment.rule.js';
import type { AssignmentRow, Candidate, TaskToGive } from './assignment.type.js';
import { consideredOf } from './considered.rule.js';

const UNTIL = Date.parse('2026-11-30T00:00:00Z');
const candidate = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  roles: ['manager'],
  skills: [],
  load: 0,
  lastGiven: null,
  absent: null,
  ...more,
});
const told = (candidates: Candidate[], row: Partial<AssignmentRow>, more: Partial<TaskToGive> = {}) => {
  const task: TaskToGive = {
    role: 'manager',
    row: { ways: ['least-loaded'], source: 'a test', ...row },
    candidates,
    wanted: null,
    ownManager: null,
    onDuty: null,
    ...more,
  };
  return consideredOf(task, choose(task));
};

describe('who came into question for a task', () => {
  it('is told with what each had, the chosen one first', () => {
    expect(told([candidate('a', { load: 5 }), candidate('b', { load: 1 })], {})).toEqual([
      { person: 'b', open: 1 },
      { person: 'a', open: 5, because: 'busier' },
    ]);
  });

  it('and is away is told until when', () => {
    expect(told([candidate('a', { absent: { until: UNTIL, substitute: null } }), candidate('b', { load: 3 })], {})).toEqual([
      { person: 'b', open: 3 },
      { person: 'a', open: 0, because: 'absent', until: '2026-11-30T00:00:00.000Z' },
    ]);
  });

  it('and lacks the skill is told so', () => {
    const people = [candidate('a'), candidate('b', { skills: ['sound'], load: 7 })];
    expect(told(people, { ways: ['by-skill'], skill: 'sound' })).toMatchObject([{ person: 'b' }, { person: 'a', because: 'unskilled' }]);
  });

  it('and had a task later than the chosen one waits for the turn', () => {
    const people = [candidate('a', { lastGiven: { place: 2, at: 1 } }), candidate('b', { lastGiven: { place: 1, at: 2 } })];
    expect(told(people, { ways: ['round-robin'] })).toMatchObject([{ person: 'b' }, { person: 'a', because: 'turn' }]);
  });

  it('is nobody else where somebody was named, and nobody where nobody was found', () => {
    expect(told([candidate('a'), candidate('b')], { ways: ['own-manager'] }, { ownManager: 'a' })).toEqual([]);
    expect(told([candidate('a', { roles: ['secretary'] })], {})).toEqual([]);
  });

  it('is told to eight at most, and of the role alone', () => {
    const people = [...Array(20)].map((_, i) => candidate(`m${i}`, { load: i }));
    expect(told([...people, candidate('s', { roles: ['secretary'] })], {})).toHaveLength(8);
  });
});
