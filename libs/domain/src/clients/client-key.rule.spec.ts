import { emailsOf, keysOf } from './client-key.rule.js';

describe('what somebody is known by', () => {
  it('WT-1.8 is every phone, then every e-mail, then the INN, each as it is compared', () => {
    expect(keysOf({ inn: '5900000147', email: 'Anna@Example.COM, b@example.com', phone: '8 912 345-67-89, 8 913 345-67-89' })).toEqual([
      { kind: 'phone', value: '+79123456789' },
      { kind: 'phone', value: '+79133456789' },
      { kind: 'email', value: 'anna@example.com' },
      { kind: 'email', value: 'b@example.com' },
      { kind: 'inn', value: '5900000147' },
    ]);
  });

  it('WT-1.8 is nothing that would tell nobody from anybody', () => {
    expect(keysOf({ phone: '12', email: '', inn: '5900000148' })).toEqual([]);
    expect(keysOf({ phone: null, email: undefined })).toEqual([]);
  });

  it('takes an e-mail that is written strangely as one', () => {
    expect(emailsOf('"a b"@example.com')).toEqual(['"a b"@example.com']);
    expect(emailsOf('a@example.com; A@example.com')).toEqual(['a@example.com']);
  });
});
