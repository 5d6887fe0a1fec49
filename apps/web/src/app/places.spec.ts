import { PERMISSIONS_OF } from '#domain/people/permission.rule.js';
import { ROLES, type Role } from '#domain/people/role.type.js';
import { footOf, placesOf, startOf } from './places';

const who = (...roles: Role[]) => ({ roles, permissions: roles.flatMap((role) => PERMISSIONS_OF[role]) });
const names = (...roles: Role[]) => placesOf(who(...roles)).map(({ name }) => name);

describe('the sections', () => {
  it('of a secretary begin with tasks and the call; of a head with the tasks of all and with people', () => {
    expect(names('secretary')).toEqual(['tasks', 'call', 'clients', 'cases', 'suppliers', 'start']);
    expect(names('head').slice(0, 2)).toEqual(['tasks', 'people']);
    expect(startOf(who('secretary'))).toEqual({ to: '/', search: {} });
    expect(startOf(who('head'))).toEqual({ to: '/', search: { scope: 'team' } });
  });

  it('of an administrator are only those that he may enter, and he begins at the first of them', () => {
    expect(names('admin')).toEqual(['incidents', 'settings', 'cases', 'clients', 'suppliers', 'start']);
    expect(startOf(who('admin'))).toEqual({ to: '/incidents', search: {} });
  });

  it('are never such as one has no right to, and each stands there once', () => {
    for (const role of ROLES) {
      expect(placesOf(who(role)).filter(({ needs }) => needs !== null && !PERMISSIONS_OF[role].some((one) => needs.includes(one)))).toEqual([]);
      expect(new Set(names(role)).size).toBe(names(role).length);
    }
    expect(names('driver')).not.toContain('call');
    expect(names('manager', 'head')[0]).toBe('tasks');
  });

  it('are five at the foot of a phone at most, and none is lost', () => {
    for (const role of ROLES) {
      const { shown, rest } = footOf(placesOf(who(role)));
      expect(shown.length + (rest.length > 0 ? 1 : 0)).toBeLessThanOrEqual(5);
      expect([...shown, ...rest].map(({ name }) => name)).toEqual(names(role));
    }
  });
});
