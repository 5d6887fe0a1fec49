import { offerSaid } from './offer-phrase';

const radio = { name: 'Радиосистема', quantity: '4', price: '8990', readyOn: '2026-11-25' };
const stand = { name: 'Стойка', quantity: '2', price: '1200.50', readyOn: '2026-12-01' };
const say = (rows: Record<string, unknown>[], more = {}) => offerSaid(rows, { complete: undefined, deliverOn: undefined, currency: 'RUB', ...more });

describe('what a manager reads aloud', () => {
  it('WT-2.4 proposes the complete set first: all of it on the day of what comes last', () => {
    expect(say([radio, stand])).toEqual({
      lines: [
        { name: 'Радиосистема', quantity: '4', price: '8990', on: null },
        { name: 'Стойка', quantity: '2', price: '1200.50', on: null },
      ],
      sum: '38361.00',
      on: '2026-12-01',
      together: true,
      open: [],
    });
  });

  it('WT-2.4 names each day where the client wants it in parts', () => {
    const said = say([radio, stand], { complete: 'parts' });
    expect(said?.lines.map(({ on }) => on)).toEqual(['2026-11-25', '2026-12-01']);
    expect(said).toMatchObject({ on: null, together: false });
  });

  it('WT-2.4 goes by the day that was agreed, and names none where one thing has none', () => {
    expect(say([radio, stand], { deliverOn: '2026-12-05' })?.on).toBe('2026-12-05');
    expect(say([radio, { ...stand, readyOn: undefined }])?.on).toBeNull();
  });

  it('WT-2.4 offers nothing that has no price, and says what that is', () => {
    expect(say([radio, { name: 'Кабель', quantity: '1' }])).toMatchObject({ open: ['Кабель'], sum: '35960.00', together: false });
    expect(say([{ name: 'Кабель', quantity: '1' }])).toBeNull();
    expect(say([{ ...radio, quantity: '1' }])?.sum).toBeNull();
  });
});
