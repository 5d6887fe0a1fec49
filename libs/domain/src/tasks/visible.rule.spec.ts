import { permissionsOf } from '../people/permission.rule.js';
import type { Principal } from '../people/principal.rule.js';
import { ROLES, type Role } from '../people/role.type.js';
import { mayAct, mayAssign, mayClaim, mayComplete, mayRelease, maySee, maySnooze } from './visible.rule.js';

const person = (id: string, ...roles: Role[]): Principal => ({ kind: 'person', id, organisation: 'o', name: id, roles, permissions: permissionsOf(roles) });
const GROUP = { role: 'secretary', assignee: null } as const;
const HELD = { role: 'secretary', assignee: { id: 'anna' } } as const;
const token: Principal = { ...person('site'), kind: 'token', permissions: ['request.record'] };

describe('a task', () => {
  it('of a group is seen by the group, the head and the directors, and by nobody else', () => {
    expect(ROLES.filter((role) => maySee(person('x', role), GROUP))).toEqual(['secretary', 'head', 'director']);
    expect(maySee(token, GROUP)).toBe(false);
  });

  it('of a person is seen by the person, too, whatever the role', () => {
    expect(maySee(person('anna', 'driver'), HELD)).toBe(true);
    expect(maySee(person('boris', 'driver'), HELD)).toBe(false);
    expect(maySee(person('boris', 'secretary'), HELD)).toBe(true);
  });

  it('is still seen by whoever completed it', () => {
    const done = { role: 'secretary', assignee: null, completedBy: { id: 'anna' } } as const;
    expect([maySee(person('anna', 'driver'), done), maySee(person('boris', 'driver'), done)]).toEqual([true, false]);
  });

  it('of a group is acted on by the group alone: seeing is not acting', () => {
    expect(ROLES.filter((role) => mayAct(person('x', role), GROUP))).toEqual(['secretary']);
    expect(mayAct(person('x', 'head', 'secretary'), GROUP)).toBe(true);
    expect(mayAct(token, GROUP)).toBe(false);
  });

  it('of a person is acted on by that person alone, not by the group, and never without the permission', () => {
    expect([mayAct(person('anna', 'driver'), HELD), mayAct(person('boris', 'secretary'), HELD), mayAct(person('anna', 'admin'), HELD)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('is completed only while it is open', () => {
    const may = (status: 'open' | 'completing' | 'closed') => mayComplete(person('x', 'secretary'), { ...GROUP, status });
    expect([may('open'), may('completing'), may('closed')]).toEqual([true, false, false]);
  });

  it('of a group is claimed and put aside by the group, given back by those who may give it to others, given by head and directors', () => {
    const who = (may: typeof mayClaim, task: typeof GROUP | typeof HELD) => ROLES.filter((role) => may(person('x', role), task));
    expect([who(mayClaim, GROUP), who(maySnooze, GROUP)]).toEqual([['secretary'], ['secretary']]);
    expect([who(mayRelease, GROUP), who(mayAssign, GROUP)]).toEqual([
      ['head', 'director'],
      ['head', 'director'],
    ]);
    expect([who(mayClaim, HELD), who(maySnooze, HELD), who(mayRelease, HELD)]).toEqual([[], [], ['head', 'director']]);
    for (const may of [mayClaim, mayRelease, mayAssign, maySnooze]) expect(may(token, GROUP)).toBe(false);
  });

  it('ALL-5 that is a talk going on is taken over by anybody of its group, whoever holds it; any other stays with its holder', () => {
    const who = (live: boolean) => ROLES.filter((role) => mayClaim(person('x', role), { ...HELD, live }));
    expect([who(true), who(false)]).toEqual([['secretary'], []]);
    expect([mayClaim(token, { ...HELD, live: true }), mayComplete(person('x', 'secretary'), { ...HELD, status: 'open' })]).toEqual([false, false]);
  });

  it('of a person is given back and put aside by that person, also when it was never of his group', () => {
    expect([mayRelease(person('anna', 'driver'), HELD), maySnooze(person('anna', 'driver'), HELD), mayClaim(person('anna', 'secretary'), HELD)]).toEqual([
      true,
      true,
      true,
    ]);
    expect([mayRelease(person('anna', 'admin'), HELD), maySnooze(person('anna', 'admin'), HELD)]).toEqual([false, false]);
  });
});
