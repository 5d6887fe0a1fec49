import { pauseAfter, SIGN_IN_LIMITS } from './sign-in-limit.rule.js';

describe('the pause after wrong tries', () => {
  it('begins after the free ones, doubles, and never grows beyond minutes', () => {
    const pauses = Array.from({ length: 14 }, (_, tries) => pauseAfter(SIGN_IN_LIMITS.pair, tries));
    expect(pauses).toEqual([0, 0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300]);
    for (const limit of Object.values(SIGN_IN_LIMITS)) expect(pauseAfter(limit, 1_000_000)).toBeLessThanOrEqual(300);
  });
});
