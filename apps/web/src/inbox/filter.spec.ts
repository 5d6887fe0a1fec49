import { addressOf, asks, filterOf, queryOf, same, searchOf, WHOLE } from './filter';

const VIEW = { id: 'v-1', filter: { ...WHOLE, scope: 'group' as const, deadline: 'late' as const, q: 'зал' } };

describe('the address of an inbox', () => {
  it('is read as far as it says something that there is', () => {
    expect(searchOf({ scope: 'team', q: 1024, sort: 'best', deadline: 'late', process: 'intake', step: 'a b', view: '../x', colour: 'red' })).toEqual({
      scope: 'team',
      q: '1024',
      deadline: 'late',
      process: 'intake',
    });
    expect(searchOf({ q: '  ', scope: ['mine'] })).toEqual({});
  });

  it('leads to the filter that it came from, in a view and without one', () => {
    const filters = [
      WHOLE,
      { ...WHOLE, q: 'пульт', sort: 'client' as const },
      { ...VIEW.filter, deadline: null },
      { ...VIEW.filter, q: '' },
      { ...VIEW.filter, group: 'secretary' as const },
    ];
    for (const view of [undefined, VIEW]) for (const filter of filters) expect(filterOf(searchOf({ ...addressOf(filter, view) }), view)).toEqual(filter);
  });

  it('of a view says nothing but the view, until something else is asked', () => {
    expect(addressOf(VIEW.filter, VIEW)).toEqual({ view: 'v-1' });
    expect(addressOf({ ...VIEW.filter, deadline: null }, VIEW)).toEqual({ view: 'v-1', deadline: '*' });
    expect(addressOf(WHOLE, undefined)).toEqual({});
  });
});

describe('a filter', () => {
  it('asks the list for what it names alone', () => {
    expect(queryOf(VIEW.filter)).toEqual({ scope: 'group', sort: 'urgency', deadline: 'late', q: 'зал' });
  });

  it('counts what it asks for, and is compared part by part', () => {
    expect([asks(WHOLE), asks(VIEW.filter), asks({ ...WHOLE, process: 'intake', step: 'call' })]).toEqual([0, 2, 1]);
    expect([same(WHOLE, { ...WHOLE }), same(WHOLE, { ...WHOLE, sort: 'due' })]).toEqual([true, false]);
  });
});
