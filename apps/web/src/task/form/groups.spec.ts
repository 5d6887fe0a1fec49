import { groupsOf } from './groups';

describe('the fields of a form', () => {
  it('are told apart where they are many: what is about the client, and what about the matter', () => {
    expect(groupsOf(['name', 'city', 'neededBy', 'clientKind', 'urgency', 'note'])).toEqual([
      { about: 'client', names: ['name', 'city', 'clientKind'] },
      { about: 'matter', names: ['neededBy', 'urgency', 'note'] },
    ]);
  });

  it('begin with the matter where the form does', () => {
    expect(groupsOf(['lines', 'payment', 'email', 'phone', 'note']).map(({ about }) => about)).toEqual(['matter', 'client']);
  });

  it.each([[['callAt']], [['name', 'city', 'neededBy', 'note']], [['name', 'phone', 'email', 'city', 'inn']], [['name', 'a', 'b', 'c', 'd']]])(
    'stay together where they are few, or all about one thing: %j',
    (names) => expect(groupsOf(names)).toEqual([{ about: 'matter', names }]),
  );
});
