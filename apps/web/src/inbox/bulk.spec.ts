import type { BulkVerdict } from '../api/types';
import { inCalls, refusalOf, takingBack, totals, type Before } from './bulk';

const ME = { id: 'me', name: 'Я' };
const OTHER = { id: 'other', name: 'Коллега' };
const row = (id: string, assignee: Before['assignee'] = null): Before => ({ id, version: 1, assignee });
const done = (id: string, version = 2): BulkVerdict => ({ id, done: true, version, holder: null, code: null, text: null });
const refused = (id: string, code: string, holder: BulkVerdict['holder'] = null): BulkVerdict => ({
  id,
  done: false,
  version: 2,
  holder,
  code,
  text: 'Нельзя',
});

describe('what came of an act on many tasks', () => {
  it('is told in honest numbers, the commonest reason first', () => {
    const verdicts = [done('a'), refused('b', 'task-closed'), refused('c', 'task-changed', OTHER), refused('d', 'task-changed', OTHER), done('e')];
    expect(totals(verdicts)).toEqual({
      done: 2,
      refused: 3,
      why: [
        ['taken', 2],
        ['closed', 1],
      ],
    });
    expect(totals([done('a')])).toEqual({ done: 1, refused: 0, why: [] });
  });

  it.each([
    ['task-changed', OTHER, 'taken'],
    ['task-changed', null, 'changed'],
    ['task-closed', OTHER, 'closed'],
    ['forbidden', null, 'forbidden'],
    ['not-found', null, 'forbidden'],
    ['invalid', null, 'rule'],
    ['database-away', null, 'failed'],
  ] as const)('says of %s, held by %s, that it is %s', (code, holder, word) => {
    expect(refusalOf({ code, holder })).toBe(word);
  });
});

describe('taking an act on many tasks back', () => {
  const back = (...[act, verdicts, before]: [Parameters<typeof takingBack>[0], BulkVerdict[], Before[]]) => takingBack(act, verdicts, { before, me: ME.id });

  it('gives what was taken back to the group, but not what one had already', () => {
    expect(back('claim', [done('a'), done('b', 1), refused('c', 'forbidden')], [row('a'), row('b', ME), row('c')])).toEqual([
      { act: 'release', tasks: [{ id: 'a', version: 2 }] },
    ]);
  });

  it('gives what was passed on back to whoever had it, and to the group what nobody had', () => {
    expect(back('assign', [done('a'), done('b'), done('c')], [row('a', OTHER), row('b'), row('c', OTHER)])).toEqual([
      {
        act: 'assign',
        person: 'other',
        tasks: [
          { id: 'a', version: 2 },
          { id: 'c', version: 2 },
        ],
      },
      { act: 'release', tasks: [{ id: 'b', version: 2 }] },
    ]);
  });

  it('takes what one gave back oneself, and gives a colleague his', () => {
    expect(back('release', [done('a'), done('b')], [row('a', ME), row('b', OTHER)]).map(({ act, person }) => [act, person])).toEqual([
      ['claim', undefined],
      ['assign', 'other'],
    ]);
  });

  it('brings back what was put aside, and to the group what was taken by that; its version has not grown', () => {
    expect(back('snooze', [done('a', 1), done('b')], [row('a', ME), row('b')]).map(({ act }) => act)).toEqual(['unsnooze', 'release']);
  });

  it('sends no more at once than one call takes', () => {
    const many = Array.from({ length: 450 }, (_, index) => row(String(index)));
    const calls = back(
      'claim',
      many.map(({ id }) => done(id)),
      many,
    );
    expect(calls.map(({ tasks }) => tasks.length)).toEqual([200, 200, 50]);
    expect(inCalls([])).toEqual([]);
  });
});
