import type { Supplier } from '../api/types';
import { NOTHING_KNOWN, supplierChanges, typedOf } from './facts';

const SUPPLIER = {
  name: 'Демо Север',
  contact: 'Анна',
  phoneText: '+7 900 000-70-01',
  email: null,
  site: null,
  currency: 'RUB',
  longestAgeDays: 7,
} as Supplier;

describe('what somebody writes down of a supplier', () => {
  it('WT-3.1 is sent where it was changed, and forgotten where it was emptied', () => {
    const before = typedOf(SUPPLIER);
    expect(supplierChanges(before, { ...before, contact: ' ', email: ' sale@example.com ' })).toEqual({ contact: null, email: 'sale@example.com' });
    expect(supplierChanges(before, before)).toEqual({});
  });

  it('WT-3.1 may have an address without its beginning', () => {
    expect(supplierChanges(NOTHING_KNOWN, { ...NOTHING_KNOWN, site: 'example.com/stock' })).toEqual({ site: 'https://example.com/stock' });
    expect(supplierChanges(NOTHING_KNOWN, { ...NOTHING_KNOWN, site: 'http://example.com' })).toEqual({ site: 'http://example.com' });
  });

  it('WT-3.2 has days as a number; what is none is for the server to refuse, and an empty name too', () => {
    expect(supplierChanges(NOTHING_KNOWN, { ...NOTHING_KNOWN, longestAgeDays: '7' })).toEqual({ longestAgeDays: 7 });
    expect(supplierChanges(NOTHING_KNOWN, { ...NOTHING_KNOWN, longestAgeDays: 'неделя' })).toEqual({ longestAgeDays: 'неделя' });
    expect(supplierChanges(typedOf(SUPPLIER), { ...typedOf(SUPPLIER), name: '', longestAgeDays: '' })).toEqual({ name: '', longestAgeDays: null });
  });
});
