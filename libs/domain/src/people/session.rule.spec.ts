import { SESSION_LONGEST, stillGood } from './session.rule.js';

const BEGAN = Date.UTC(2026, 10, 24, 8);

describe('a session', () => {
  it('is good for a week to the second after it began, and not a second longer', () => {
    const session = { person: 'somebody', since: BEGAN };
    expect(stillGood(session, BEGAN + SESSION_LONGEST * 1_000)).toBe(true);
    expect(stillGood(session, BEGAN + (SESSION_LONGEST + 1) * 1_000)).toBe(false);
  });

  it('is none without a person or a beginning', () => {
    expect(stillGood({ since: BEGAN }, BEGAN)).toBe(false);
    expect(stillGood({ person: 'somebody' }, BEGAN)).toBe(false);
  });
});
