import { auditWanted } from './audit-wanted';

describe('the address of the audit', () => {
  it('says what is wanted: a number is a text, and what it cannot mean is left out', () => {
    expect(auditWanted({ actor: 'system', about: 1024, from: '2026-11-22', until: 'завтра', act: '', q: ['x'], other: 'y' })).toEqual({
      actor: 'system',
      about: '1024',
      from: '2026-11-22',
    });
    expect(auditWanted({})).toEqual({});
  });
});
