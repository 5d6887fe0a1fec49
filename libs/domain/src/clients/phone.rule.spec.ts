import { phoneOf, phoneText } from './phone.rule.js';

describe('a telephone number', () => {
  it.each([
    '+79123456789',
    '89123456789',
    '8 912 345-67-89',
    '8 (912) 345-67-89',
    '8(912)3456789',
    '+7 (912) 345 67 89',
    '7 912 345 67 89',
    '912 345 67 89',
    '9123456789',
    '8-912-345-67-89',
    ' 8.912.345.67.89 ',
    '+7\u00a0912\u00a0345‑67‑89',
    'тел. 8 912 345-67-89',
    'tel:+79123456789',
    '８９１２３４５６７８９',
    '8 912 345-67-89 доб. 12',
    '+7 912 345-67-89 ext. 12',
    '8 912 345-67-89 (Анна)',
  ])('WT-1.8 spelled "%s" is one and the same', (spelling) => expect(phoneOf(spelling)).toBe('+79123456789'));

  it.each([
    ['+86 138 0013 8000', '+8613800138000'],
    ['+375 29 123-45-67', '+375291234567'],
    ['+7 727 250-12-34', '+77272501234'],
    ['8 800 555-35-35', '+78005553535'],
    ['8 (342) 200-00-00', '+73422000000'],
    ['+1 212 555 0100', '+12125550100'],
  ])('of elsewhere, %s, keeps its country: %s', (spelling, e164) => expect(phoneOf(spelling)).toBe(e164));

  it.each([
    '',
    ' ',
    '12',
    '112',
    'позвоните мне',
    '+7',
    '8 912 345',
    '+7 912 345 67 89 01 23 45',
    'x'.repeat(300),
    '١٢',
    '+0 000 000 00 00',
    'null',
    '-1',
    '1e10',
  ])('that could not be dialled, "%s", is none', (spelling) => expect(phoneOf(spelling)).toBeNull());

  it('is written as people write it, and what it writes is read as the same number', () => {
    expect(phoneText('+79123456789')).toBe('+7 912 345-67-89');
    for (const e164 of ['+79123456789', '+8613800138000', '+375291234567', '+77272501234']) expect(phoneOf(phoneText(e164))).toBe(e164);
    expect(phoneText('+8613800138000')).toBe('+86 138 0013 8000');
    expect(phoneText('no number')).toBe('no number');
  });
});
