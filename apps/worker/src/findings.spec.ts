import fc from 'fast-check';
import type { InstanceFacts } from '#domain/incidents/reconcile.repository.js';
import { findingsOf, stillThere, type Finding } from './findings.js';
import type { Look } from './look-at-run.js';

const PATIENCE = { activityAttempts: 10, storyAttempts: 5 };
const facts = (change: Partial<InstanceFacts> = {}): InstanceFacts => ({
  ...{ id: 'i', organisation: 'o', process: 'intake', status: 'running', waits: [], children: false },
  ...change,
});
const running = (change: Partial<Extract<Look, { is: 'running' }>> = {}): Look => ({
  ...{ is: 'running', activities: [], children: 0, storyAttempts: 0, waits: [] },
  ...change,
});
const kinds = (findings: Finding[] | undefined) => findings?.map(({ kind }) => kind);
const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'));

describe('what the reconciler finds', () => {
  it('is nothing where rows and story have the same waits, in whatever order', () => {
    fc.assert(
      fc.property(ids, (waits) =>
        expect(kinds(findingsOf(facts({ waits }), running({ waits: waits.toReversed() }), PATIENCE))).toEqual(waits.length ? [] : ['nobody-holds']),
      ),
    );
  });

  it('is a drift with exactly the waits that one side lacks', () => {
    fc.assert(
      fc.property(ids, ids, (rows, story) => {
        const drift = findingsOf(facts({ waits: rows }), running({ waits: story }), PATIENCE)!.find(({ kind }) => kind === 'drifted');
        const wrong = [...rows, ...story].filter((id) => !(rows.includes(id) && story.includes(id)));
        expect(drift?.same.toSorted() ?? []).toEqual(wrong.toSorted());
      }),
    );
  });

  it('is nobody who holds a matter only where neither wait, child, activity nor a task of the story is there', () => {
    for (const [row, look] of [
      [{ waits: ['a'] }, { waits: ['a'] }],
      [{ children: true }, {}],
      [{}, { children: 1 }],
      [{}, { activities: [{ name: 'x', attempts: 1, failure: null }] }],
      [{}, { storyAttempts: 1 }],
    ] as const)
      expect(kinds(findingsOf(facts(row as object), running(look as object), PATIENCE))).toEqual([]);
  });

  it('is nothing of an instance that has ended, and unknown where Temporal or the story did not answer', () => {
    expect(findingsOf(facts({ status: 'completed' }), undefined, PATIENCE)).toEqual([]);
    expect(findingsOf(facts(), undefined, PATIENCE)).toBeUndefined();
    expect(findingsOf(facts({ waits: ['a'] }), running({ waits: null }), PATIENCE)).toBeUndefined();
  });

  it('is an activity, a story, or a run ended by force, with what was tried', () => {
    const failing = { name: 'intake.keepTalk', attempts: 10, failure: 'away' };
    expect(findingsOf(facts(), running({ activities: [failing] }), PATIENCE)).toEqual([
      { kind: 'activity-failing', same: ['intake.keepTalk'], tried: { activity: 'intake.keepTalk', attempts: 10, failure: 'away' } },
    ]);
    expect(kinds(findingsOf(facts(), running({ activities: [{ ...failing, attempts: 9 }] }), PATIENCE))).toEqual([]);
    expect(kinds(findingsOf(facts({ waits: ['a'] }), running({ storyAttempts: 5, waits: null }), PATIENCE))).toEqual(['story-broken']);
    expect(findingsOf(facts(), { is: 'ended', how: 'terminated' }, PATIENCE)).toEqual([{ kind: 'run-ended-by-force', same: [], tried: { how: 'terminated' } }]);
  });

  it('counts only what was there before', () => {
    const drift = (...same: string[]): Finding => ({ kind: 'drifted', same, tried: { onlyRows: same, onlyStory: [] } });
    expect(stillThere(drift('a', 'b'), undefined)).toBeUndefined();
    expect(stillThere(drift('a'), drift('b'))).toBeUndefined();
    expect(stillThere(drift('a', 'b'), drift('b', 'c'))).toEqual(drift('b'));
  });
});
