import type { Candidate } from '../assignment/assignment.type.js';
import type { Role } from '../people/role.type.js';
import { receiversOf } from './receivers.rule.js';

const one = (id: string, role: Role, absent: Candidate['absent'] = null): Candidate => ({ id, roles: [role], skills: [], load: 0, lastGiven: null, absent });
const away = (substitute: string | null = null) => ({ until: 1, substitute });
const names = (...people: Parameters<typeof receiversOf>) => receiversOf(...people).map(({ person, insteadOf }) => [person, insteadOf]);

describe('who gets a letter', () => {
  it('is the person who was named', () => expect(names({ person: 'm1' }, [one('m1', 'manager'), one('m2', 'manager')])).toEqual([['m1', null]]));

  it('is whoever stands in for a person who is away, and the letter says so', () => {
    expect(names({ person: 'm1' }, [one('m1', 'manager', away('m2')), one('m2', 'manager', away('m3')), one('m3', 'manager')])).toEqual([['m3', 'm1']]);
  });

  it('is each of the group who is here, once', () => {
    const people = [one('m2', 'manager'), one('m1', 'manager'), one('m3', 'manager', away('m1')), one('h', 'head')];
    expect(names({ group: 'manager' }, people)).toEqual([
      ['m1', null],
      ['m2', null],
    ]);
  });

  it('is the head where nobody of the group is here, or nobody stands in for the person, or he has left', () => {
    const people = [one('m1', 'manager', away()), one('h', 'head')];
    for (const to of [{ group: 'manager' as const }, { person: 'm1' }, { person: 'gone' }, {}]) expect(names(to, people)).toEqual([['h', null]]);
  });

  it('is whoever stands in for the head, and the head himself where nobody does', () => {
    expect(names({ person: 'x' }, [one('h', 'head', away('d')), one('d', 'director')])).toEqual([['d', 'h']]);
    expect(names({ person: 'x' }, [one('h', 'head', away('x'))])).toEqual([['h', null]]);
  });

  it('is the person’s group before the head', () => {
    expect(names({ person: 'm1', group: 'manager' }, [one('m1', 'manager', away()), one('m2', 'manager'), one('h', 'head')])).toEqual([['m2', null]]);
  });

  it('comes to an end where substitutes name each other, and is nobody only in a company without a head', () => {
    const circle = [one('m1', 'manager', away('m2')), one('m2', 'manager', away('m1'))];
    expect(names({ person: 'm1' }, [...circle, one('h', 'head')])).toEqual([['h', null]]);
    expect(names({ person: 'm1' }, circle)).toEqual([]);
  });
});
