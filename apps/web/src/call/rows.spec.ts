import { firstOpen, rowsOf, stateOf } from './rows';

const ALL = () => true;

describe('the rows of a call', () => {
  it('ask for the company only of whoever calls for one, and for nothing that the form does not have', () => {
    const names = (data: object, has: (name: string) => boolean = ALL) => rowsOf({ ...data }, has).map(({ name }) => name);
    expect(names({})).not.toContain('company');
    expect(names({ clientKind: 'legal' })).toEqual(expect.arrayContaining(['company', 'inn']));
    expect(names({ inn: '7707083893' })).toContain('inn');
    expect(names({ clientKind: 'private', company: 'ООО «Проба»' })).toContain('company');
    expect(names({}, (name) => name === 'phone' || name === 'question')).toEqual(['question', 'phone']);
  });

  it('WT-1.4 what is known is to be confirmed, and is said only once it was', () => {
    const known = { city: 'Тверь' };
    expect(stateOf('city', {}, known)).toBe('known');
    expect(stateOf('city', { city: 'Тверь' }, known)).toBe('confirmed');
    expect(stateOf('city', { city: 'Пермь' }, known)).toBe('given');
    expect(stateOf('name', { name: ' ' }, known)).toBe('empty');
  });

  it('ALL-3 are at the first that was not said, so that whoever comes back goes on there', () => {
    const rows = rowsOf({}, ALL);
    expect(firstOpen(rows, {})).toBe('question');
    expect(firstOpen(rows, { question: 'Пульт', phone: '+79000003108' })).toBe('name');
    expect(firstOpen(rows.slice(0, 1), { question: 'Пульт' })).toBeUndefined();
  });
});
