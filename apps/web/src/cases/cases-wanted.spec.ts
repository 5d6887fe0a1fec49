import { casesWanted } from './cases-wanted';

describe('which cases a URL asks for', () => {
  it('is read with all that it may say', () => {
    const asked = { status: 'closed', order: 'oldest', q: 'Пример', process: 'intake', step: 'calling' };
    expect(casesWanted(asked)).toEqual(asked);
  });

  it('is what is usual where it says nothing, or what cannot be', () => {
    expect(casesWanted({})).toEqual({});
    expect(casesWanted({ status: 'lost', order: 1, q: '', step: 'calling' })).toEqual({});
  });

  it('may be a number of a case', () => expect(casesWanted({ q: 1024 })).toEqual({ q: '1024' }));
});
