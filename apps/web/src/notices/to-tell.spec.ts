import type { Notice } from '../api/types';
import { toTell } from './to-tell';

const notice = (id: string, change: Partial<Notice> = {}): Notice => ({
  ...{ id, kind: 'task', at: '2026-11-24T08:00:00.000Z', read: false, settled: false, quiet: false, by: null, task: null, count: null },
  ...{ spoken: false, words: null, about: null, caseId: null, caseNumber: null, client: null },
  ...change,
});

const told = (notices: Notice[], change: Partial<Parameters<typeof toTell>[1]> = {}) => {
  const { singles, gathered } = toTell(notices, { told: new Set(), quiet: false, urgentAlways: true, ...change });
  return { singles: singles.map(({ id }) => id), gathered: gathered.map(({ id }) => id) };
};

const URGENT = { id: 't', title: 'Перезвонить', mayOpen: true, urgent: true, promised: false, dueAt: null };

describe('what a browser tells', () => {
  it('is each notice once, and none that is read or settled', () => {
    const all = [notice('a'), notice('b', { read: true }), notice('c', { settled: true }), notice('d')];
    expect(told(all)).toEqual({ singles: ['a', 'd'], gathered: [] });
    expect(told(all, { told: new Set(['a', 'd']) })).toEqual({ singles: [], gathered: [] });
  });

  it('is nothing in quiet hours but what cannot wait, and that only where it is wanted', () => {
    const all = [notice('a'), notice('b', { kind: 'urgent' }), notice('c', { task: URGENT }), notice('d', { kind: 'late', task: URGENT })];
    expect(told(all, { quiet: true })).toEqual({ singles: ['b', 'c'], gathered: [] });
    expect(told(all, { quiet: true, urgentAlways: false })).toEqual({ singles: [], gathered: [] });
  });

  it('is one line for all that came while it was quiet, beside what has come since', () => {
    const all = [notice('new'), notice('a', { quiet: true }), notice('b', { quiet: true }), notice('seen', { quiet: true })];
    expect(told(all, { told: new Set(['seen']) })).toEqual({ singles: ['new'], gathered: ['a', 'b'] });
    expect(told([notice('a', { quiet: true })])).toEqual({ singles: ['a'], gathered: [] });
  });

  it('is one line for many at once: a storm is no news', () => {
    expect(told(['a', 'b', 'c'].map((id) => notice(id)))).toEqual({ singles: ['a', 'b', 'c'], gathered: [] });
    expect(told(['a', 'b', 'c', 'd'].map((id) => notice(id)))).toEqual({ singles: [], gathered: ['a', 'b', 'c', 'd'] });
  });
});
