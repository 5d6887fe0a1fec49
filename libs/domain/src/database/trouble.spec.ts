import { codeOfTrouble } from './trouble.rule.js';

describe('an error of PostgreSQL, or of the disk', () => {
  it.each([
    ['53100', 'database-full'],
    ['53200', 'busy'],
    ['53300', 'busy'],
    ['55P03', 'busy'],
    ['57014', 'busy'],
    ['40001', 'busy'],
    ['40P01', 'busy'],
    ['57P01', 'database-away'],
    ['57P03', 'database-away'],
    ['08006', 'database-away'],
    ['58030', 'database-away'],
    ['25006', 'database-away'],
    ['25P03', 'database-away'],
    ['ECONNREFUSED', 'database-away'],
    ['ENOSPC', 'storage-full'],
    ['23505', undefined],
    ['42P01', undefined],
    ['XX001', undefined],
  ])('%s means %s to whoever waits for an answer', (code, trouble) => expect(codeOfTrouble(Object.assign(new Error('no'), { code }))).toBe(trouble));

  it('is known by its words where it has no code, and is a fault of ours else', () => {
    expect(codeOfTrouble(new Error('timeout exceeded when trying to connect'))).toBe('busy');
    expect(codeOfTrouble(new Error('Connection terminated unexpectedly'))).toBe('database-away');
    for (const other of [new Error('no'), undefined, null, 'text', {}]) expect(codeOfTrouble(other)).toBeUndefined();
  });
});
