import { newOnes } from './new-ones';

const entries = (...ids: string[]) => ids.map((id) => ({ id }));

describe('new entries of the audit', () => {
  it('are those above the first that is shown; all, where none of the latest is known', () => {
    expect(newOnes(entries('b', 'a'), entries('b', 'a'))).toBe(0);
    expect(newOnes(entries('b', 'a'), entries('d', 'c', 'b'))).toBe(2);
    expect(newOnes(entries('a'), entries('d', 'c'))).toBe(2);
    expect(newOnes([], entries('a'))).toBe(1);
  });
});
