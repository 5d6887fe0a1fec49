import { differ, zoneOf } from './client-zone';

describe('the clock of a client', () => {
  it.each([
    [{ city: 'Пермь', phone: '+79000001427' }, 'Asia/Yekaterinburg'],
    [{ city: ' г. Пермь ', phone: null }, 'Asia/Yekaterinburg'],
    [{ city: 'город Орёл', phone: null }, 'Europe/Moscow'],
    [{ city: 'Грозный', phone: null }, 'Europe/Moscow'],
    [{ city: 'Комсомольск - на - Амуре', phone: null }, 'Asia/Vladivostok'],
    [{ city: 'Новосибирск, Академгородок', phone: null }, 'Asia/Novosibirsk'],
    [{ city: 'Saint Petersburg', phone: null }, 'Europe/Moscow'],
    [{ city: '深圳市', phone: null }, 'Asia/Shanghai'],
    [{ city: null, phone: '+73422000000' }, 'Asia/Yekaterinburg'],
    [{ city: 'Малые Вишенки', phone: '+74232000000' }, 'Asia/Vladivostok'],
    [{ city: null, phone: '+8613800000000' }, 'Asia/Shanghai'],
    [{ city: null, phone: '+77010000000' }, 'Asia/Almaty'],
    [{ city: null, phone: '+79000001427' }, null], // a mobile number is of no town
    [{ city: null, phone: null }, null],
    [null, null],
  ])('of %j is %s', (client, zone) => expect(zoneOf(client)).toBe(zone));

  it('is that of the town he has just named', () => expect(zoneOf({ city: 'Пермь', phone: null }, 'Омск')).toBe('Asia/Omsk'));

  it('differs where it shows another time at that instant', () => {
    const winter = Date.parse('2026-11-20T12:00Z');
    expect([differ('Europe/Moscow', 'Europe/Minsk', winter), differ('Europe/Moscow', 'Asia/Omsk', winter)]).toEqual([false, true]);
  });
});
