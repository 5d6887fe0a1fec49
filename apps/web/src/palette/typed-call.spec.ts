import { callOf } from './typed-call';

describe('what was typed into the palette, as the first words of a call', () => {
  it('is a number in any spelling, an address, a name with its capital, else what the caller says', () => {
    expect(callOf('8 (900) 000-14-27')).toEqual({ phone: '8 (900) 000-14-27' });
    expect(callOf('000-14-27')).toEqual({ phone: '000-14-27' });
    expect(callOf('zal@example.com')).toEqual({ email: 'zal@example.com' });
    expect(callOf('Марина Ветрова')).toEqual({ name: 'Марина Ветрова' });
    expect(callOf('радиосистема на 4 микрофона')).toEqual({ question: 'радиосистема на 4 микрофона' });
    expect(callOf('  ')).toEqual({});
  });
});
