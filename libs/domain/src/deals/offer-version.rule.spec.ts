import type { OfferTerms } from './deal-terms.type.js';
import { differs, plainDecimal } from './offer-version.rule.js';

const LINE = { line: 1, name: 'Стойка', quantity: '2', price: '1000' };
const offer = (change: Partial<OfferTerms> = {}): OfferTerms => ({ lines: [LINE], comeAt: '2026-12-01T10:00:00Z', ...change });

describe('an offer', () => {
  it.each([
    ['nothing', {}, false],
    ['zeros behind', { lines: [{ ...LINE, quantity: '2.000', price: '1000.00' }] }, false],
    ['an instant in another time zone', { comeAt: '2026-12-01T13:00:00+03:00' }, false],
    ['how to reach the client, and when his data comes', { email: 'a@example.com', phone: '+79000001427', dataBy: '2026-12-01T10:00:00Z' }, false],
    ['the price', { lines: [{ ...LINE, price: '1000.01' }] }, true],
    ['the number', { lines: [{ ...LINE, quantity: '3' }] }, true],
    ['when it is ready', { lines: [{ ...LINE, readyOn: '2026-12-01' }] }, true],
    ['the supplier', { lines: [{ ...LINE, supplier: 'a' }] }, true],
    ['a line more', { lines: [LINE, LINE] }, true],
    ['in parts', { complete: 'parts' as const }, true],
    ['how it is paid', { payment: 'card' as const }, true],
    ['until when it holds', { validUntil: '2026-12-31' }, true],
  ])('WT-2.4 is another one where what changed is %s: %#', (_, change, other) => expect(differs(offer(), offer(change))).toBe(other));

  it('writes a number in one way', () => {
    expect(['10', '10.00', '0.50', '007', '100', '0', '0.0'].map(plainDecimal)).toEqual(['10', '10', '0.5', '7', '100', '0', '0']);
  });
});
